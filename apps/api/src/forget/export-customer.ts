import { mailConsent } from '@kept/db/schema/close-loop/consents.ts';
import { digestClick, digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { mail, mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { handOff, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { importImage } from '@kept/db/schema/listen/imports.ts';
import { surveyDecision, surveyPress } from '@kept/db/schema/listen/sending.ts';
import { surveyAnswer, surveyLink, surveyResponse } from '@kept/db/schema/listen/surveys.ts';
import { transcriptTurn } from '@kept/db/schema/listen/transcripts.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readerOf } from '../close-loop/report/reader-of.ts';
import { readPerson } from '../listen/read-person.ts';
import { findMessagesNaming } from './find-messages-naming.ts';
import { addressMacOf } from '../mail/customer-links.ts';
import { recordAudit } from '../organisation/record-audit.ts';

const rows = z.array(z.record(z.string(), z.unknown()));

export const exportAnswer = z.object({
  exportedAt: z.iso.datetime(),
  customer: z.record(z.string(), z.unknown()),
  said: rows,
  points: rows,
  surveyLinks: rows,
  surveyResponses: rows,
  surveyAnswers: rows,
  surveyDecisions: rows,
  surveyPresses: rows,
  contacts: rows,
  handOffs: rows,
  transcriptTurns: rows,
  earlierVersions: rows.describe('What files replaced about them, held for thirty days so that an import can be taken back'),
  mails: rows,
  digestCopies: rows.describe('Which blocks the mails of digests showed them, and whether they left through one'),
  digestClicks: rows.describe('On which blocks they clicked, for ninety days'),
  fixAnswers: rows,
  notices: rows.describe('What they were told about a theme, or not, and in which mail'),
  mailChoices: rows,
  mailConsents: rows,
  suppressions: rows,
  waitingMessages: rows.describe('Messages of other systems that name them and were not applied yet, or failed; whole, as they came'),
});
export type CustomerExport = z.infer<typeof exportAnswer>;

/** Every row that is tied to one person, as it is stored, without our own organisation's id. That it was asked for is audited. */
export async function exportCustomer(ctx: Ctx, id: string): Promise<CustomerExport> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const person = await readPerson(tx, ctx, id);
    const answer = {
      exportedAt: ctx.now().toISOString(),
      customer: plain(person),
      ...(await readSaid(tx, ctx, id)),
      ...(await readResponses(tx, ctx, id)),
      ...(await readContacts(tx, ctx, id)),
      ...(await readMails(tx, ctx, id, person.emailNormal)),
      waitingMessages: (await findMessagesNaming(tx, ctx, person)).map(plain),
    };
    await recordAudit(tx, ctx, 'export-customer', `customer:${id}`);
    return answer;
  });
}

async function readSaid(tx: OrgTx, ctx: Ctx, id: string) {
  const isTheirs = and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, id));
  const said = await tx.select({ feedback, source: source.name }).from(feedback).innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId))).where(isTheirs).orderBy(asc(feedback.occurredAt));
  const points = await tx
    .select({ feedbackId: mention.feedbackId, theme: theme.title, placedAt: mention.placedAt, placedBy: mention.placedBy })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .where(isTheirs);
  return { said: said.map((row) => ({ ...plain(row.feedback), source: row.source })), points: points.map(plain) };
}

async function readResponses(tx: OrgTx, ctx: Ctx, id: string) {
  const isTheirs = and(eq(surveyResponse.orgId, ctx.orgId), eq(surveyResponse.customerId, id));
  const links = await tx.select().from(surveyLink).where(and(eq(surveyLink.orgId, ctx.orgId), eq(surveyLink.customerId, id)));
  const responses = await tx.select().from(surveyResponse).where(isTheirs).orderBy(asc(surveyResponse.startedAt));
  const answers = await tx.select({ answer: surveyAnswer }).from(surveyAnswer).innerJoin(surveyResponse, and(eq(surveyResponse.orgId, surveyAnswer.orgId), eq(surveyResponse.id, surveyAnswer.responseId))).where(isTheirs);
  const decisions = await tx.select().from(surveyDecision).where(and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.customerId, id))).orderBy(asc(surveyDecision.decidedAt));
  const presses = await tx.select().from(surveyPress).where(and(eq(surveyPress.orgId, ctx.orgId), eq(surveyPress.customerId, id)));
  return { surveyDecisions: decisions.map(plain), surveyPresses: presses.map(plain), surveyLinks: links.map(plain), surveyResponses: responses.map(plain), surveyAnswers: answers.map((row) => plain(row.answer)) };
}

async function readContacts(tx: OrgTx, ctx: Ctx, id: string) {
  const isTheirs = and(eq(interaction.orgId, ctx.orgId), eq(interaction.customerId, id));
  const contacts = await tx.select().from(interaction).where(isTheirs).orderBy(asc(interaction.startedAt));
  const handOffs = await tx.select({ handOff }).from(handOff).innerJoin(interaction, and(eq(interaction.orgId, handOff.orgId), eq(interaction.id, handOff.interactionId))).where(isTheirs);
  const turns = await tx
    .select({ turn: transcriptTurn })
    .from(transcriptTurn)
    .innerJoin(interaction, and(eq(interaction.orgId, transcriptTurn.orgId), eq(interaction.id, transcriptTurn.interactionId)))
    .where(isTheirs)
    .orderBy(asc(interaction.startedAt), asc(transcriptTurn.interactionId), asc(transcriptTurn.position));
  const images = await tx.select().from(importImage).where(and(eq(importImage.orgId, ctx.orgId), or(eq(importImage.customerId, id), inArray(importImage.interactionId, contacts.map((row) => row.id)), sql`${importImage.before} ->> 'customer_id' = ${id}`))).orderBy(asc(importImage.id));
  return { earlierVersions: images.map(plain), contacts: contacts.map(plain), handOffs: handOffs.map((row) => plain(row.handOff)), transcriptTurns: turns.map((row) => plain(row.turn)) };
}

async function readMails(tx: OrgTx, ctx: Ctx, id: string, emailNormal: string | null) {
  const mails = await tx.select().from(mail).where(and(eq(mail.orgId, ctx.orgId), or(eq(mail.customerId, id), eq(mail.recipient, `customer:${id}`)))).orderBy(asc(mail.createdAt));
  const ids = mails.map((row) => row.id);
  const copies = await tx.select().from(digestCopy).where(and(eq(digestCopy.orgId, ctx.orgId), inArray(digestCopy.mailId, ids)));
  const clicks = await tx.select().from(digestClick).where(and(eq(digestClick.orgId, ctx.orgId), inArray(digestClick.reader, ids.map((mailId) => readerOf(ctx, mailId)))));
  const answers = await tx.select().from(fixAnswer).where(and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.customerId, id)));
  const notices = await tx.select().from(noticeTelling).where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.customerId, id)));
  const mac = emailNormal === null ? '' : addressMacOf(ctx, emailNormal);
  const choices = await tx.select().from(mailPreference).where(and(eq(mailPreference.orgId, ctx.orgId), eq(mailPreference.addressMac, mac)));
  const consents = await tx.select().from(mailConsent).where(and(eq(mailConsent.orgId, ctx.orgId), eq(mailConsent.addressMac, mac))).orderBy(asc(mailConsent.recordedAt), asc(mailConsent.topic), asc(mailConsent.number));
  const suppressions = await tx.select().from(suppression).where(and(eq(suppression.orgId, ctx.orgId), eq(suppression.addressMac, mac)));
  return { mails: mails.map(plain), digestCopies: copies.map(plain), digestClicks: clicks.map(plain), fixAnswers: answers.map(plain), notices: notices.map(plain), mailChoices: choices.map(plain), mailConsents: consents.map(plain), suppressions: suppressions.map(plain) };
}

/** A row as JSON has it; the organisation is whoever asks. */
function plain(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { orgId: _own, ...rest } = row;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]));
}
