import { addDaysTo } from '@kept/core/calendar.ts';
import { newId } from '@kept/db/new-id.ts';
import { replyAddress } from '@kept/db/schema/close-loop/inbound.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, lt } from 'drizzle-orm';
import type { Issued } from '../../act/owner-pages/owner-link.ts';
import type { Ctx } from '../../context.ts';
import { inboundAddress } from './inbound-address.ts';

/** Addresses end after 14 days; for as long again a reply to one is told so. */
const keptForDays = 30;

/** The address at which one person answers about one theme by mail, the same all day; undefined where no mail is taken in. */
export async function giveReplyAddress(tx: OrgTx, ctx: Ctx, { themeId, memberId, ownedSince, issuedOn }: Issued): Promise<string | undefined> {
  if (ctx.door === undefined) return undefined;
  const isThis = { themeId, memberId, ownedSince, issuedOn };
  await tx.delete(replyAddress).where(and(eq(replyAddress.orgId, ctx.orgId), eq(replyAddress.memberId, memberId), lt(replyAddress.issuedOn, addDaysTo(issuedOn, -keptForDays))));
  const target = [replyAddress.orgId, replyAddress.themeId, replyAddress.memberId, replyAddress.ownedSince, replyAddress.issuedOn];
  const [made] = await tx.insert(replyAddress).values({ orgId: ctx.orgId, id: newId(ctx.now()), ...isThis }).onConflictDoUpdate({ target, set: { issuedOn } }).returning({ id: replyAddress.id });
  return made === undefined ? undefined : inboundAddress(ctx, 'reply', made.id);
}

/** The headers of a mail to an owner: a program wrote it, and where an answer goes when it can only be about one theme. */
export function ownerMailHeaders(replyTo: string | undefined): Record<string, string> {
  return { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply', ...(replyTo === undefined ? {} : { 'Reply-To': replyTo }) };
}
