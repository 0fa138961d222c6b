import type { NewsKind } from '@kept/core/close-loop/notice-rules.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { isStoppedUnheard } from '../../mail/stopped-unheard.ts';

/** One piece of news: a theme, what became of it, and which of its resolutions that was. */
export interface OneNews {
  readonly themeId: string;
  readonly kind: NewsKind;
  readonly resolutionNumber: number;
}

/** Who was written to about this very decision already, by a digest or by a notice that was stopped; everybody, or of a few. That somebody is at work is news with each public update. */
export async function findAlreadyTold(tx: OrgTx, ctx: Ctx, news: OneNews, customerIds?: readonly string[]): Promise<ReadonlySet<string>> {
  const noticed = await tx
    .select({ id: noticeTelling.customerId })
    .from(noticeTelling)
    .where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.themeId, news.themeId), eq(noticeTelling.kind, news.kind), eq(noticeTelling.resolutionNumber, news.resolutionNumber), eq(noticeTelling.state, 'mailed'), customerIds === undefined ? undefined : inArray(noticeTelling.customerId, [...customerIds])));
  const told = new Set(noticed.map(({ id }) => id));
  if (news.kind === 'working') return told;
  // Whoever shares an address read the digest that went there, with what both had said.
  const isReadByAnother = and(eq(mail.leftOutCode, 'same_address'), ne(digest.state, 'cancelled'));
  const digested = await tx
    .selectDistinct({ id: mail.customerId })
    .from(digestBlock)
    .innerJoin(digest, and(eq(digest.orgId, digestBlock.orgId), eq(digest.id, digestBlock.digestId)))
    .innerJoin(mail, and(eq(mail.orgId, digestBlock.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, sql`${digestBlock.digestId}::text`)))
    .where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.themeId, news.themeId), eq(digestBlock.isLeftOut, false), eq(digestBlock.kind, news.kind), eq(digestBlock.resolutionNumber, news.resolutionNumber), or(inArray(mail.state, ['pending', 'sending', 'sent', 'uncertain']), isStoppedUnheard, isReadByAnother), isNotNull(mail.customerId), customerIds === undefined ? undefined : inArray(mail.customerId, [...customerIds])));
  for (const { id } of digested) if (id !== null) told.add(id);
  return told;
}
