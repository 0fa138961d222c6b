import { notByIndex } from '@kept/db/not-by-index.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, lt, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../../context.ts';

/** An earlier digest that was held back from somebody who was told nothing since. */
export interface MissedDigest {
  readonly id: string;
  readonly period: string;
}

const later = alias(mail, 'later');

/** What was held back from each of these customers before a digest, the latest, unless another digest told them since. */
export async function readMissed(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, customerIds: readonly string[]): Promise<Map<string, MissedDigest>> {
  if (row.edition > 0 || customerIds.length === 0) return new Map();
  const toldSince = tx
    .select({ one: sql`1` })
    .from(later)
    .where(and(eq(later.orgId, mail.orgId), eq(later.customerId, mail.customerId), eq(notByIndex(later.kind), 'digest'), sql`${later.createdAt} > ${mail.createdAt}`, ne(later.occasion, row.id), sql`${later.state} not in ('left_out', 'failed', 'cancelled')`));
  const rows = await tx
    .select({ customerId: mail.customerId, id: digest.id, period: digest.period })
    .from(mail)
    .innerJoin(digest, and(eq(digest.orgId, mail.orgId), eq(sql`${digest.id}::text`, mail.occasion), lt(digest.untilAt, row.untilAt), ne(digest.state, 'cancelled')))
    .where(and(eq(mail.orgId, ctx.orgId), inArray(mail.customerId, [...customerIds]), eq(notByIndex(mail.kind), 'digest'), eq(mail.leftOutCode, 'control_group'), notExists(toldSince)))
    .orderBy(desc(digest.untilAt));
  const missed = new Map<string, MissedDigest>();
  for (const { customerId, ...one } of rows) if (!missed.has(customerId ?? '')) missed.set(customerId ?? '', one);
  return missed;
}
