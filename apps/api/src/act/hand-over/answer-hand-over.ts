import { needsOwner, statusWords } from '@kept/core/act/theme-status.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from '../../understand/lock-theme.ts';
import type { ThemeStamp } from '../change-theme.ts';
import { findOwner } from '../find-owner.ts';
import { tellOwner, writeOwnerMail } from '../tell-owner.ts';
import { writeUpdate } from '../write-update.ts';
import { endHandOvers } from './end-hand-overs.ts';
import { giveTheme } from './give-theme.ts';
import { mayAnswer, type OpenHandOver, readHandOver } from './read-hand-over.ts';

export const handOverDecision = z.object({
  accept: z.boolean(),
  note: z.string().trim().min(1, 'Write something, or leave this out.').max(1000, 'Keep it under 1001 characters.').optional(),
});
type Decision = z.infer<typeof handOverDecision>;

/** The asked person's word: accepted, the theme is theirs; returned with a reason, it stays where it is and its owner is told. */
export async function answerHandOver(ctx: Ctx, themeId: string, input: Decision): Promise<ThemeStamp> {
  const { from } = await inOrg(ctx.db, ctx.orgId, async (tx) => requireQuestion(tx, ctx, await lockTheme(tx, ctx, themeId), input));
  const mail = input.accept ? undefined : await writeOwnerMail(ctx, themeId, { ownerId: from.id, note: input.note, state: 'returned' });
  const stamp = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    const question = await requireQuestion(tx, ctx, found, input);
    if (mail === undefined) return accept(tx, ctx, found, question);
    await endHandOvers(tx, ctx, themeId, 'returned');
    await writeUpdate(tx, ctx, themeId, { kind: 'hand_over_returned', fromOwnerId: question.from.id, toOwnerId: question.to?.id ?? null, internalNote: input.note ?? null });
    const [owner] = await tx.select({ id: member.id, name: member.name, email: member.email }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, question.from.id)));
    if (owner !== undefined) await tellOwner(tx, ctx, owner, mail, { question: `hand-over-returned:${question.id}` });
    await recordAudit(tx, ctx, 'return-hand-over', `theme:${themeId}`);
    return { id: found.id, status: found.status, version: found.version };
  });
  await ctx.wake('send-mail', ctx.orgId);
  return stamp;
}

async function accept(tx: OrgTx, ctx: Ctx, found: Theme, { to }: OpenHandOver): Promise<ThemeStamp> {
  if (to === null) throw new AppError('conflict', 'Choose who takes it over: hand it over to that person, or to yourself.');
  const owner = await findOwner(tx, ctx, to.id, found.deadlineOn);
  return giveTheme(tx, ctx, found, { id: newId(ctx.now()), ownerId: owner.id, isAccepted: true });
}

async function requireQuestion(tx: OrgTx, ctx: Ctx, found: Theme, { accept: isAccept, note }: Decision): Promise<OpenHandOver> {
  const question = await readHandOver(tx, ctx, found.id);
  if (question === undefined) throw new AppError('conflict', 'Nobody is asked to take this theme over any more.');
  if (!mayAnswer(ctx, question)) throw new AppError('forbidden', question.to === null ? 'Only a lead or an administrator can answer this.' : `Only ${question.to.name} can answer this.`);
  if (isAccept && !needsOwner(found.status)) throw new AppError('conflict', `This theme is “${statusWords[found.status]}” by now; nobody needs to take it over.`);
  if (!isAccept && note === undefined) throw invalidField('note', 'Say why not, so that the owner knows how to go on.');
  return question;
}

/** Takes the question back; the theme stays where it was. */
export async function withdrawHandOver(ctx: Ctx, themeId: string): Promise<ThemeStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    const question = await readHandOver(tx, ctx, themeId);
    if (question !== undefined) {
      await endHandOvers(tx, ctx, themeId, 'withdrawn');
      await writeUpdate(tx, ctx, themeId, { kind: 'hand_over_withdrawn', fromOwnerId: question.from.id, toOwnerId: question.to?.id ?? null });
      await recordAudit(tx, ctx, 'withdraw-hand-over', `theme:${themeId}`);
    }
    return { id: found.id, status: found.status, version: found.version };
  });
}
