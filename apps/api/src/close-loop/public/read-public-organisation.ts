import { notFound } from '@kept/core/errors.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { type Ctx, type Deps, publicCtx } from '../../context.ts';

/** The context of an organisation's public page, by the short name in its address. */
export async function readPublicOrganisation(deps: Deps, slug: string): Promise<Ctx> {
  const [found] = await inDirectory(deps.db, (tx) => tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.slug, slug)));
  if (found === undefined) throw notFound('page');
  return publicCtx(deps, found.id);
}
