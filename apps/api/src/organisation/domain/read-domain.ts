import { domain } from '@kept/db/schema/directory.ts';
import { readDirectory } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { type domainAnswer, showDomain } from './domain-shape.ts';

/** The name an organisation wants its pages under, how it is proven and how that stands. */
export async function readDomain(ctx: Ctx): Promise<z.infer<typeof domainAnswer>> {
  const [row] = await readDirectory(ctx.db, (tx) => tx.select().from(domain).where(and(eq(domain.orgId, ctx.orgId), isNull(domain.removedAt))));
  return { domain: row === undefined ? null : showDomain(ctx, row) };
}
