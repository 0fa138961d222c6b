import { contactChannels } from '@kept/core/vocabulary.ts';
import { sendingCodes, sendingStates } from '@kept/core/sending-words.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { decisionOutcome } from './decision-outcome.ts';
import { findSurveyRow } from './find-survey-row.ts';

const cursorForm = /^\d{4}-[\d-]{5}T[\d:.]+Z~[0-9a-f-]{36}$/;

export const decisionsQuery = z.object({
  state: z.enum(sendingStates, { error: `Choose among ${sendingStates.join(', ')}.` }).optional(),
  code: z.enum(sendingCodes, { error: 'This is not a reason we know.' }).optional(),
  cursor: z.string().regex(cursorForm, 'The cursor comes from the last page.').optional(),
  limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25),
});

export const decisionPage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      state: z.enum(sendingStates),
      code: z.enum(sendingCodes).nullable(),
      /** Why nobody was asked, in a sentence. */
      reason: z.string().nullable(),
      customer: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
      contact: z.object({ channel: z.enum(contactChannels), team: z.string().nullable(), endedAt: z.iso.datetime().nullable() }).nullable(),
      /** The quarter, for a survey that asks once a quarter. */
      period: z.string().nullable(),
      segment: z.string().nullable(),
      version: z.int(),
      rule: z.string().nullable(),
      decidedAt: z.iso.datetime(),
      dueAt: z.iso.datetime().nullable(),
      invitedAt: z.iso.datetime().nullable(),
      answeredAt: z.iso.datetime().nullable(),
      remindAt: z.iso.datetime().nullable(),
      reminder: z.object({ state: z.enum(['sent', 'not_sent']), reason: z.string().nullable() }).nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
});
type Shown = z.infer<typeof decisionPage>['items'][number];

/** What was decided about each contact or customer, newest first, with the reason where nobody was asked. */
export async function listDecisions(ctx: Ctx, surveyId: string, query: z.infer<typeof decisionsQuery>): Promise<z.infer<typeof decisionPage>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findSurveyRow(tx, ctx, surveyId);
    const rows = await readRows(tx, ctx, surveyId, query);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1)?.decision;
    return { items: shown.map(shownDecision), nextCursor: rows.length > query.limit && last !== undefined ? `${last.decidedAt.toISOString()}~${last.id}` : null };
  });
}

const reminderMail = alias(mail, 'reminder_mail');

async function readRows(tx: OrgTx, ctx: Ctx, surveyId: string, { state, code, cursor, limit }: z.infer<typeof decisionsQuery>) {
  const [at = '', id = ''] = (cursor ?? '').split('~');
  const isAfter = cursor === undefined ? undefined : or(lt(surveyDecision.decidedAt, new Date(at)), and(eq(surveyDecision.decidedAt, new Date(at)), lt(surveyDecision.id, id)));
  return tx
    .select({
      decision: surveyDecision,
      state: decisionOutcome.state,
      code: decisionOutcome.code,
      reason: decisionOutcome.reason,
      customerName: customer.name,
      contact: { channel: interaction.channel, team: interaction.team, endedAt: interaction.endedAt },
      reminder: { state: reminderMail.state, reason: reminderMail.reason },
    })
    .from(surveyDecision)
    .leftJoin(mail, and(eq(mail.orgId, surveyDecision.orgId), eq(mail.id, surveyDecision.mailId)))
    .leftJoin(reminderMail, and(eq(reminderMail.orgId, surveyDecision.orgId), eq(reminderMail.id, surveyDecision.reminderMailId)))
    .leftJoin(customer, and(eq(customer.orgId, surveyDecision.orgId), eq(customer.id, surveyDecision.customerId)))
    .leftJoin(interaction, and(eq(interaction.orgId, surveyDecision.orgId), eq(interaction.id, surveyDecision.interactionId)))
    .where(and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.surveyId, surveyId), state === undefined ? undefined : sql`${decisionOutcome.state} = ${state}::text`, code === undefined ? undefined : sql`${decisionOutcome.code} = ${code}::text`, isAfter))
    .orderBy(desc(surveyDecision.decidedAt), desc(surveyDecision.id))
    .limit(limit + 1);
}

function shownDecision({ decision, state, code, reason, customerName, contact, reminder }: Awaited<ReturnType<typeof readRows>>[number]): Shown {
  return {
    id: decision.id,
    state,
    code,
    reason,
    customer: decision.customerId === null ? null : { id: decision.customerId, name: customerName },
    contact: contact === null ? null : { channel: contact.channel, team: contact.team, endedAt: written(contact.endedAt) },
    period: decision.period,
    segment: decision.segment,
    version: decision.version,
    rule: decision.ruleName,
    decidedAt: decision.decidedAt.toISOString(),
    dueAt: written(decision.dueAt),
    invitedAt: written(decision.invitedAt),
    answeredAt: written(decision.answeredAt),
    remindAt: written(decision.remindAt),
    reminder: reminderOf(decision, reminder),
  };
}

function reminderOf({ reminderCode, reminderReason, reminderMailId }: typeof surveyDecision.$inferSelect, mailed: { state: string; reason: string | null } | null): Shown['reminder'] {
  if (reminderCode !== null) return { state: 'not_sent', reason: reminderReason };
  if (reminderMailId === null) return null;
  return mailed?.state === 'left_out' || mailed?.state === 'failed' ? { state: 'not_sent', reason: mailed.reason } : { state: 'sent', reason: null };
}

function written(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
