import { needsOwner, statusWords } from '@kept/core/act/theme-status.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { undoWindowMs } from '@kept/core/organisation/name-webhook-event.ts';
import { isLead, leadsAmong } from '@kept/core/organisation/leads.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeHandOver } from '@kept/db/schema/act/hand-overs.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme, type HeldTheme, requireOwnerOrLead, type Theme } from '../../understand/lock-theme.ts';
import { deedStamp } from '../change-theme.ts';
import { findOwner } from '../find-owner.ts';
import { type OwnerMail, tellOwner, writeOwnerMail } from '../tell-owner.ts';
import { writeUpdate } from '../write-update.ts';
import { endHandOvers } from './end-hand-overs.ts';
import { giveTheme } from './give-theme.ts';

export const newOwner = z
  .object({
    /** Who is to take it over; null says "not mine" and asks those who look after all themes. */
    ownerId: z.uuid({ error: 'Choose the person who takes it over.' }).nullable(),
    note: z.string().trim().min(1, 'Write something, or leave this out.').max(1000, 'Keep it under 1001 characters.').optional(),
    /** A lead may give it without asking. */
    atOnce: z.boolean().optional(),
  })
  .refine(({ ownerId, note }) => ownerId !== null || note !== undefined, { path: ['note'], error: 'Say why it is not yours, so that a lead can find the right person.' });
type NewOwner = z.infer<typeof newOwner>;

export const handOverAnswer = deedStamp.extend({ outcome: z.enum(['asked', 'handed_over']) });
type Answer = z.infer<typeof handOverAnswer>;

/**
 * Asks somebody to take a theme over, or says that it is not one's own; whoever owns it stays its owner until the other one
 * accepts. A newer question takes the older one's place. A lead may hand over at once. Each of those concerned gets a mail.
 */
export async function handOver(ctx: Ctx, themeId: string, input: NewOwner): Promise<Answer> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => requireHandOver(ctx, await lockTheme(tx, ctx, themeId), input));
  const answer = input.ownerId === null ? await askLeads(ctx, themeId, input) : await handTo(ctx, themeId, input.ownerId, input);
  await ctx.wake('send-mail', ctx.orgId);
  return answer;
}

function requireHandOver(ctx: Ctx, found: HeldTheme, { ownerId, atOnce }: NewOwner): Theme {
  requireOwnerOrLead(ctx, found);
  if (!needsOwner(found.status)) throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” has nobody to be handed over from.`);
  if (found.ownerId === ownerId) throw invalidField('ownerId', 'This person owns it already.');
  if (atOnce === true && !mayAssign(ctx)) throw new AppError('forbidden', 'Only a lead or an administrator can hand a theme over without asking.');
  return found;
}

function mayAssign({ actor }: Ctx): boolean {
  return actor.kind === 'system' || (actor.kind === 'member' && isLead(actor.role));
}

/** Leads who take a theme themselves need not be asked. */
function needsNoAnswer(ctx: Ctx, ownerId: string, atOnce: boolean | undefined): boolean {
  return mayAssign(ctx) && (atOnce === true || (ctx.actor.kind === 'member' && ctx.actor.memberId === ownerId));
}

async function handTo(ctx: Ctx, themeId: string, ownerId: string, input: NewOwner): Promise<Answer> {
  const isAtOnce = needsNoAnswer(ctx, ownerId, input.atOnce);
  const id = newId(ctx.now());
  const mail = await writeOwnerMail(ctx, themeId, { ownerId, note: input.note, ...(isAtOnce ? { state: 'handed', ownedSince: id } : { state: 'asked' }) });
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = requireHandOver(ctx, await lockTheme(tx, ctx, themeId), input);
    const owner = await findOwner(tx, ctx, ownerId, found.deadlineOn);
    if (!isAtOnce) return ask(tx, ctx, found, { id, to: owner.id, note: input.note, mails: [{ member: owner, mail }] });
    const changed = await giveTheme(tx, ctx, found, { id, ownerId: owner.id, note: input.note });
    await tellOwner(tx, ctx, owner, mail, { heldFor: undoWindowMs });
    return { ...changed, entryId: id, outcome: 'handed_over' };
  });
}

async function askLeads(ctx: Ctx, themeId: string, input: NewOwner): Promise<Answer> {
  const leads = await inOrg(ctx.db, ctx.orgId, (tx) => readLeads(tx, ctx));
  const mails = await Promise.all(leads.map(async (lead) => ({ member: lead, mail: await writeOwnerMail(ctx, themeId, { ownerId: lead.id, note: input.note, state: 'not_theirs' }) })));
  return inOrg(ctx.db, ctx.orgId, async (tx) => ask(tx, ctx, requireHandOver(ctx, await lockTheme(tx, ctx, themeId), input), { id: newId(ctx.now()), to: null, note: input.note, mails }));
}

async function readLeads(tx: OrgTx, ctx: Ctx) {
  return leadsAmong(await tx.select({ id: member.id, name: member.name, email: member.email, role: member.role }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.active, true))).orderBy(asc(member.id)));
}

interface Question {
  readonly id: string;
  readonly to: string | null;
  readonly note: string | undefined;
  readonly mails: readonly { readonly member: { id: string; name: string; email: string }; readonly mail: OwnerMail }[];
}

async function ask(tx: OrgTx, ctx: Ctx, found: Theme, { id, to, note, mails }: Question): Promise<Answer> {
  if (found.ownerId === null) throw new AppError('conflict', 'Nobody owns this theme yet.');
  await endHandOvers(tx, ctx, found.id, 'overtaken');
  await tx.insert(themeHandOver).values({ orgId: ctx.orgId, id, themeId: found.id, fromOwnerId: found.ownerId, toMemberId: to, note: note ?? null, askedAt: ctx.now() });
  await writeUpdate(tx, ctx, found.id, { kind: 'hand_over_asked', fromOwnerId: found.ownerId, toOwnerId: to, internalNote: note ?? null });
  for (const { member: told, mail } of mails) await tellOwner(tx, ctx, told, mail, { question: `hand-over-asked:${id}` });
  await recordAudit(tx, ctx, 'ask-hand-over', `theme:${found.id}`, { from: found.ownerId, to: to ?? 'leads' });
  return { id: found.id, status: found.status, version: found.version, entryId: null, outcome: 'asked' };
}
