import { organisation } from '@kept/db/schema/directory.ts';
import { inDirectory } from '@kept/db/scope.ts';
import { eq, isNull } from 'drizzle-orm';
import type { Deps } from '../context.ts';
import { demoSeed } from './demo-seed.ts';

/** The mark of the demo organisation: `laying:` before the seed says that it is not finished. */
export const unfinishedMark = `laying:${demoSeed}`;
const finishedMark = String(demoSeed);

export type DemoState = { readonly kind: 'none' } | { readonly kind: 'other' } | { readonly kind: 'unfinished' | 'finished'; readonly orgId: string; readonly name: string; readonly slug: string };

/** What stands in this Kept: nothing, the demo organisation alone, or anything else. Organisations tried out with a visitor's own file do not count. */
export async function findDemo(deps: Pick<Deps, 'db'>): Promise<DemoState> {
  const all = await inDirectory(deps.db, (tx) => tx.select({ orgId: organisation.id, name: organisation.name, slug: organisation.slug, mark: organisation.demoSeed }).from(organisation).where(isNull(organisation.forgetAt)).limit(2));
  const [own] = all;
  if (own === undefined) return { kind: 'none' };
  if (all.length > 1 || own.mark === null) return { kind: 'other' };
  const { mark, ...found } = own;
  return { kind: mark === unfinishedMark ? 'unfinished' : 'finished', ...found };
}

/** Marks the demo organisation as whole. */
export async function finishDemo(deps: Pick<Deps, 'db'>, orgId: string): Promise<void> {
  await inDirectory(deps.db, (tx) => tx.update(organisation).set({ demoSeed: finishedMark }).where(eq(organisation.id, orgId)));
}
