import { normaliseEmail } from '@kept/core/email-address.ts';
import { AppError } from '@kept/core/errors.ts';
import { isUnresolved } from '@kept/core/act/theme-status.ts';
import { replyAddress } from '@kept/db/schema/close-loop/inbound.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { acknowledgeTheme } from '../../act/acknowledge-theme.ts';
import { openOwnership } from '../../act/owner-pages/owner-link.ts';
import { newUpdate, postUpdate } from '../../act/post-update.ts';
import { type Ctx, publicCtx } from '../../context.ts';
import type { InboundMessage } from './parse-inbound.ts';
import type { Outcome } from './settle-inbound.ts';
import { tellRefused } from './tell-refused.ts';

/**
 * Posts what an owner wrote by mail as a note on their theme, by the verbs of the web app: they have seen it, and they say where it
 * stands. What cannot be posted is refused, and the owner told why; what a machine wrote is neither posted nor answered.
 */
export async function applyReply(tx: OrgTx, ctx: Ctx, { id, addressId }: { readonly id: string; readonly addressId: string }, message: InboundMessage): Promise<Outcome> {
  const [address] = await tx.select().from(replyAddress).where(and(eq(replyAddress.orgId, ctx.orgId), eq(replyAddress.id, addressId)));
  if (address === undefined) return { state: 'not_used', reason: 'The address it was written to ended more than a month ago.' };
  const about = { themeId: address.themeId, memberId: address.memberId };
  if (message.isAutomatic) return { state: 'not_used', reason: 'A program wrote it, such as an absence note. It is neither posted nor answered.', ...about };
  const [person] = await tx.select().from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, address.memberId)));
  try {
    requireSender(message, person?.email ?? '');
    await inOrg(tx, ctx.orgId, (inner) => post(inner, { ...publicCtx(ctx, ctx.orgId), db: inner }, address, message.reply));
    return { state: 'used', reason: null, ...about };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const reason = error.fields[0]?.message ?? error.message;
    await tellRefused(tx, ctx, { inboundId: id, themeId: address.themeId, person, reason });
    return { state: 'refused', reason, ...about };
  }
}

/** Threat: somebody who was forwarded the mail writes in its owner's name. Whether the address in From is genuine is for the mail server to check. */
function requireSender({ from, isDisowned }: InboundMessage, email: string): void {
  if (from === undefined || from !== normaliseEmail(email)) throw new AppError('forbidden', 'It came from an address that is not the owner’s on Kept. Only the address this mail goes to can answer for its owner.');
  if (isDisowned) throw new AppError('forbidden', 'A mail server on its way found that the sender’s domain does not stand for it (DMARC), so somebody else may have written it.');
}

async function post(tx: OrgTx, ctx: Ctx, address: typeof replyAddress.$inferSelect, reply: string): Promise<void> {
  const visit = await openOwnership(tx, ctx, address, 'address');
  if (reply === '') throw new AppError('invalid', 'No words of yours were found in it, only what it quotes. Write above the quoted mail, or open the theme.');
  // Nobody is there to be asked whether they meant a colleague: what was written is what is kept.
  const parsed = newUpdate.safeParse({ internalNote: reply, evenIfVague: true });
  if (!parsed.success) throw new AppError('invalid', `It has ${reply.length.toLocaleString('en-GB')} characters, and a note takes 4,000 at most. Send a shorter one, or open the theme.`);
  if (isUnresolved(visit.theme.status)) await acknowledgeTheme(visit.ctx, address.themeId);
  await postUpdate(visit.ctx, address.themeId, parsed.data);
}
