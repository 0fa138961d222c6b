import { dayIn } from '@kept/core/calendar.ts';
import { monthsBefore } from '@kept/core/months-before.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { retentionCheck } from '@kept/db/schema/listen/erasures.ts';
import { feedback, fileImport } from '@kept/db/schema/listen/feedback.ts';
import { importProblem } from '@kept/db/schema/listen/imports.ts';
import { surveyDecision, surveyPress } from '@kept/db/schema/listen/sending.ts';
import { surveyAnswer, surveyLink, surveyResponse } from '@kept/db/schema/listen/surveys.ts';
import { transcriptTurn } from '@kept/db/schema/listen/transcripts.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, isNotNull, isNull, lt, lte, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { subscriptionDays } from '../close-loop/public/ask-subscription.ts';
import { forgetGaps } from '../act/procedures/missed-searches.ts';
import { forgetDeliveries } from '../organisation/webhooks/forget-deliveries.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { forgetOldClicks } from './forget-clicks.ts';
import { forgetContacts } from './forget-contacts.ts';
import { forgetDecisions } from './forget-decisions.ts';
import { forgetMails } from './forget-mails.ts';
import { forgetOldFiles } from './forget-old-files.ts';
import { forgetSaid } from './forget-said.ts';
import { nameAddresses } from './name-addresses.ts';

const batchSize = 500;
const dayMs = 86_400_000;

/** The instants before which each kind of data is forgotten. */
interface Limits {
  readonly said: Date;
  readonly mails: Date;
  readonly contacts: Date;
  readonly transcripts: Date;
}

/**
 * The daily look at what is older than the organisation keeps: words of customers and agents, mails and their addresses, what was
 * said in contacts and whom they were with, and problems of imports; and at whose address nobody looked yet. A batch at a time; that the day was looked at is noted when nothing is left.
 */
export async function forgetOld(ctx: Ctx): Promise<void> {
  const limits = await inOrg(ctx.db, ctx.orgId, (tx) => readLimits(tx, ctx));
  if (limits === undefined) return;
  for (const forget of [forgetOldSaid, forgetOldResponses, forgetOldPresses, forgetOldMails, forgetOldTranscripts, forgetOldDecisions, forgetOldContacts, forgetOldProblems, forgetOldDeliveries, forgetGaps, nameAddresses, forgetClicks]) {
    for (let found = batchSize; found === batchSize; ) found = await inOrg(ctx.db, ctx.orgId, (tx) => forget(tx, ctx, limits));
  }
  const at = ctx.now();
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.insert(retentionCheck).values({ orgId: ctx.orgId, dayOn: dayIn(at, 'UTC'), at }).onConflictDoUpdate({ target: retentionCheck.orgId, set: { dayOn: dayIn(at, 'UTC'), at } }));
}

/** What uses up the mail budget is remembered as long as the budget asks for it. */
async function readLimits(tx: OrgTx, ctx: Ctx): Promise<Limits | undefined> {
  const [own] = await tx.select().from(setting).where(eq(setting.orgId, ctx.orgId));
  if (own === undefined) return undefined;
  const now = ctx.now();
  const budget = new Date(now.getTime() - Math.max(own.mailBudgetDays, own.surveyGapDays) * dayMs);
  const mails = monthsBefore(now, own.mailRetentionMonths);
  return { said: monthsBefore(now, own.retentionMonths), mails: mails < budget ? mails : budget, contacts: monthsBefore(now, own.contactRetentionMonths), transcripts: monthsBefore(now, own.transcriptRetentionMonths) };
}

async function forgetOldSaid(tx: OrgTx, ctx: Ctx, { said }: Limits): Promise<number> {
  const isOld = and(eq(feedback.orgId, ctx.orgId), lt(feedback.receivedAt, said), isNull(feedback.forgottenAt));
  const [any] = await tx.select({ id: feedback.id }).from(feedback).where(isOld).limit(1);
  if (any === undefined) return 0;
  await reviseUnderstanding(tx, ctx);
  const rows = await tx.select({ id: feedback.id }).from(feedback).where(isOld).orderBy(feedback.receivedAt).limit(batchSize).for('update');
  await forgetSaid(tx, ctx, rows.map(({ id }) => id));
  return rows.length;
}

/** Of a response stay what was chosen and rated; words, person and hidden fields go, and so do links that expired as long ago. */
async function forgetOldResponses(tx: OrgTx, ctx: Ctx, { said }: Limits): Promise<number> {
  const words = tx.select({ id: surveyAnswer.responseId }).from(surveyAnswer).where(and(eq(surveyAnswer.orgId, ctx.orgId), eq(surveyAnswer.responseId, surveyResponse.id), isNotNull(surveyAnswer.text)));
  const isTold = or(isNotNull(surveyResponse.customerId), isNotNull(surveyResponse.linkId), ne(surveyResponse.hidden, {}), exists(words));
  const rows = await tx.select({ id: surveyResponse.id }).from(surveyResponse).where(and(eq(surveyResponse.orgId, ctx.orgId), lt(surveyResponse.startedAt, said), isTold)).limit(batchSize);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.update(surveyAnswer).set({ text: null }).where(and(eq(surveyAnswer.orgId, ctx.orgId), inArray(surveyAnswer.responseId, ids)));
    await tx.update(surveyResponse).set({ customerId: null, linkId: null, hidden: {} }).where(and(eq(surveyResponse.orgId, ctx.orgId), inArray(surveyResponse.id, ids)));
  }
  await tx.delete(surveyLink).where(and(eq(surveyLink.orgId, ctx.orgId), lt(surveyLink.expiresAt, said)));
  return ids.length;
}

/** A pressed score goes with the last day of its link; no link works for more than 90 days. */
async function forgetOldPresses(tx: OrgTx, ctx: Ctx, { said }: Limits): Promise<number> {
  const now = ctx.now();
  const isOver = exists(tx.select({ id: surveyLink.id }).from(surveyLink).where(and(eq(surveyLink.orgId, ctx.orgId), eq(surveyPress.answerKey, sql`'link:' || ${surveyLink.id}::text`), lte(surveyLink.expiresAt, now))));
  const longest = new Date(now.getTime() - 90 * dayMs);
  await tx.delete(surveyPress).where(and(eq(surveyPress.orgId, ctx.orgId), or(lt(surveyPress.pressedAt, said > longest ? said : longest), isOver)));
  return 0;
}

/** Addresses of strangers that nobody confirmed go as soon as their link has ended. */
async function forgetOldMails(tx: OrgTx, ctx: Ctx, { mails }: Limits): Promise<number> {
  const hasWords = or(isNotNull(mail.toEmail), isNotNull(mail.html), isNotNull(mail.plainText));
  const isLapsed = and(eq(mail.kind, 'subscription'), lt(mail.createdAt, new Date(ctx.now().getTime() - subscriptionDays * dayMs)));
  const rows = await tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, ctx.orgId), or(lt(mail.createdAt, mails), isLapsed), hasWords, notInArray(mail.state, ['pending', 'sending']))).limit(batchSize);
  await forgetMails(tx, ctx, rows.map(({ id }) => id));
  return rows.length;
}

/** A transcript goes as a whole, by the age of its contact. */
async function forgetOldTranscripts(tx: OrgTx, ctx: Ctx, { transcripts }: Limits): Promise<number> {
  const hasTurns = exists(tx.select({ id: transcriptTurn.interactionId }).from(transcriptTurn).where(and(eq(transcriptTurn.orgId, interaction.orgId), eq(transcriptTurn.interactionId, interaction.id))));
  const rows = await tx.select({ id: interaction.id }).from(interaction).where(and(eq(interaction.orgId, ctx.orgId), lt(interaction.startedAt, transcripts), hasTurns)).limit(batchSize);
  if (rows.length > 0) await tx.delete(transcriptTurn).where(and(eq(transcriptTurn.orgId, ctx.orgId), inArray(transcriptTurn.interactionId, rows.map(({ id }) => id))));
  return rows.length;
}

async function forgetOldDecisions(tx: OrgTx, ctx: Ctx, { contacts }: Limits): Promise<number> {
  await forgetDecisions(tx, ctx, lt(surveyDecision.decidedAt, contacts));
  return 0;
}

async function forgetOldContacts(tx: OrgTx, ctx: Ctx, { contacts }: Limits): Promise<number> {
  const isKnown = or(isNotNull(interaction.customerId), isNotNull(interaction.agentRef), isNotNull(interaction.conversation));
  const rows = await tx.select({ id: interaction.id, externalId: interaction.externalId }).from(interaction).where(and(eq(interaction.orgId, ctx.orgId), lt(interaction.startedAt, contacts), isKnown)).limit(batchSize);
  await forgetContacts(tx, ctx, rows);
  return rows.length;
}

async function forgetOldProblems(tx: OrgTx, ctx: Ctx, { said }: Limits): Promise<number> {
  const old = tx.select({ id: fileImport.id }).from(fileImport).where(and(eq(fileImport.orgId, ctx.orgId), lt(fileImport.startedAt, said), isNotNull(fileImport.finishedAt)));
  await tx.delete(importProblem).where(and(eq(importProblem.orgId, ctx.orgId), inArray(importProblem.importId, old)));
  await forgetOldFiles(tx, ctx);
  return 0;
}

/** Each digest whose clicks are old counts as a whole batch: there may be another. */
async function forgetClicks(tx: OrgTx, ctx: Ctx): Promise<number> {
  return (await forgetOldClicks(tx, ctx)) ? batchSize : 0;
}

async function forgetOldDeliveries(tx: OrgTx, ctx: Ctx): Promise<number> {
  await forgetDeliveries(tx, ctx);
  return 0;
}
