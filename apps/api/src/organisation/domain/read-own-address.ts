import { notFound } from '@kept/core/errors.ts';
import { domain, organisation } from '@kept/db/schema/directory.ts';
import { readDirectory } from '@kept/db/scope.ts';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { originAt } from './domain-shape.ts';

/** By which name and where customers find an organisation. */
export interface OwnAddress {
  readonly name: string;
  readonly slug: string;
  /** What stands before the addresses customers are given, where that is a proven domain of its own. */
  readonly front: string | undefined;
}

/** The one answer to the question under which address customers are led to an organisation; when its domain ends it is Kept's own again. Throws not_found. */
export async function readOwnAddress(ctx: Ctx): Promise<OwnAddress> {
  if (ctx.ownAddress !== undefined) return ctx.ownAddress;
  const isInUse = and(eq(domain.orgId, organisation.id), isNotNull(domain.provenAt), isNull(domain.removedAt));
  const [found] = await readDirectory(ctx.db, (tx) => tx.select({ name: organisation.name, slug: organisation.slug, host: domain.host }).from(organisation).leftJoin(domain, isInUse).where(eq(organisation.id, ctx.orgId)));
  if (found === undefined) throw notFound('organisation');
  return { name: found.name, slug: found.slug, front: found.host === null ? undefined : originAt(ctx.place, found.host) };
}
