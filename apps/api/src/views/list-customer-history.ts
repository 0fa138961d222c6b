import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { fixAnswers, mailKinds, mailStates } from '@kept/core/vocabulary.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { digest, digestBlock, fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source, survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, type Column, desc, eq, exists, inArray, isNotNull, isNull, lt, lte, ne, notExists, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { contactRow, listContacts } from '../listen/list-contacts.ts';
import { feedbackRow, shownRow, themesOf } from '../listen/list-feedback.ts';
import { readPerson } from '../listen/read-person.ts';
import { pageCursor, readCursor, writeCursor } from '../understand/page-cursor.ts';

const about = z.object({ id: z.uuid(), title: z.string() });
const entry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contact'), id: z.uuid(), at: z.iso.datetime(), contact: contactRow }),
  z.object({ kind: z.literal('said'), id: z.uuid(), at: z.iso.datetime(), said: feedbackRow }),
  z.object({ kind: z.literal('mail'), id: z.uuid(), at: z.iso.datetime(), mail: z.object({ kind: z.enum(mailKinds), state: z.enum(mailStates), subject: z.string(), reason: z.string().nullable(), told: z.array(about).describe('Themes of theirs the mail answered') }) }),
  z.object({ kind: z.literal('not_asked'), id: z.uuid(), at: z.iso.datetime(), survey: z.string(), period: z.string().describe('The quarter'), reason: z.string() }),
  z.object({ kind: z.literal('theme'), id: z.uuid(), at: z.iso.datetime(), theme: about, status: z.enum(themeStatuses).nullable(), text: z.string() }),
  z.object({ kind: z.literal('answer'), id: z.uuid(), at: z.iso.datetime(), theme: about, answer: z.enum(fixAnswers), comment: z.string().nullable() }),
]);
type Entry = z.infer<typeof entry>;

export const historyQuery = z.object({ cursor: pageCursor, limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25) });
export const historyAnswer = z.object({ items: z.array(entry), nextCursor: z.string().nullable() });

type Read = (tx: OrgTx, ctx: Ctx, customerId: string, before: (at: Column, id: Column) => SQL | undefined, most: number) => Promise<Entry[]>;

/** One customer's whole history across channels, the latest first: contacts, what they said, what was done about it, what they were told and answered. */
export async function listCustomerHistory(ctx: Ctx, id: string, { cursor, limit }: z.infer<typeof historyQuery>): Promise<z.infer<typeof historyAnswer>> {
  const from = readCursor(cursor);
  const before = (at: Column, rowId: Column) => (from === undefined ? undefined : or(lt(at, from.at), and(eq(at, from.at), lt(rowId, from.id))));
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await readPerson(tx, ctx, id);
    const entries: Entry[] = [];
    for (const read of [readContacts, readSaid, readMails, readNotAsked, readUpdates, readAnswers] satisfies Read[]) entries.push(...(await read(tx, ctx, id, before, limit + 1)));
    const shown = entries.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)).slice(0, limit);
    const last = shown.at(-1);
    return { items: shown, nextCursor: entries.length > limit && last !== undefined ? writeCursor(new Date(last.at), last.id) : null };
  });
}

const readContacts: Read = async (tx, ctx, customerId, before, most) => {
  const rows = await listContacts(tx, ctx, and(eq(interaction.customerId, customerId), before(interaction.startedAt, interaction.id)), most);
  return rows.map((contact) => ({ kind: 'contact', id: contact.id, at: contact.startedAt, contact }));
};

const readSaid: Read = async (tx, ctx, customerId, before, most) => {
  const rows = await tx
    .select({ feedback, source: source.name })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, customerId), ne(feedback.kind, 'friction'), before(feedback.occurredAt, feedback.id)))
    .orderBy(desc(feedback.occurredAt), desc(feedback.id))
    .limit(most);
  const themes = await themesOf(tx, ctx, rows.map((row) => row.feedback.id));
  return rows.map((row) => ({ kind: 'said', id: row.feedback.id, at: row.feedback.occurredAt.toISOString(), said: shownRow(row.feedback, row.source, null, themes.get(row.feedback.id) ?? []) }));
};

const readMails: Read = async (tx, ctx, customerId, before, most) => {
  const rows = await tx.select().from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.customerId, customerId), notToldByContact(tx), before(mail.createdAt, mail.id))).orderBy(desc(mail.createdAt), desc(mail.id)).limit(most);
  const told = await readTold(tx, ctx, customerId, rows.filter((row) => row.kind === 'digest').map((row) => row.occasion));
  const noticed = await readNoticed(tx, ctx, rows.filter((row) => row.kind === 'notice').map((row) => row.id));
  return rows.map(({ id, createdAt, kind, state, subject, reason, occasion }) => ({ kind: 'mail', id, at: createdAt.toISOString(), mail: { kind, state, subject, reason, told: (kind === 'notice' ? noticed.get(id) : told.get(occasion)) ?? [] } }));
};

/** An invitation that was never sent is told at its contact. */
function notToldByContact(tx: OrgTx): SQL {
  const decided = tx.select({ one: sql`1` }).from(surveyDecision).where(and(eq(surveyDecision.orgId, mail.orgId), eq(surveyDecision.mailId, mail.id), eq(mail.state, 'left_out'), isNotNull(surveyDecision.interactionId)));
  return notExists(decided);
}

/** A quarterly survey that wrote them no mail at all. */
const readNotAsked: Read = async (tx, ctx, customerId, before, most) => {
  const rows = await tx
    .select({ id: surveyDecision.id, at: surveyDecision.decidedAt, survey: survey.title, period: surveyDecision.period, reason: surveyDecision.reason })
    .from(surveyDecision)
    .innerJoin(survey, and(eq(survey.orgId, surveyDecision.orgId), eq(survey.id, surveyDecision.surveyId)))
    .where(and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.customerId, customerId), eq(surveyDecision.state, 'not_sent'), isNotNull(surveyDecision.period), isNull(surveyDecision.mailId), before(surveyDecision.decidedAt, surveyDecision.id)))
    .orderBy(desc(surveyDecision.decidedAt), desc(surveyDecision.id))
    .limit(most);
  return rows.map(({ id, at, survey: title, period, reason }) => ({ kind: 'not_asked', id, at: at.toISOString(), survey: title, period: period ?? '', reason: reason ?? '' }));
};

async function readTold(tx: OrgTx, ctx: Ctx, customerId: string, digestIds: readonly string[]): Promise<Map<string, z.infer<typeof about>[]>> {
  const found = new Map<string, z.infer<typeof about>[]>();
  if (digestIds.length === 0) return found;
  const rows = await tx
    .select({ digestId: digestBlock.digestId, id: theme.id, title: theme.title })
    .from(digestBlock)
    .innerJoin(digest, and(eq(digest.orgId, digestBlock.orgId), eq(digest.id, digestBlock.digestId)))
    .innerJoin(theme, and(eq(theme.orgId, digestBlock.orgId), eq(theme.id, digestBlock.themeId)))
    .where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.isLeftOut, false), inArray(sql`${digestBlock.digestId}::text`, [...digestIds]), isTheirs(tx, ctx, customerId, digest.untilAt)))
    .orderBy(asc(digestBlock.position));
  for (const { digestId, ...one } of rows) found.set(digestId, [...(found.get(digestId) ?? []), one]);
  return found;
}

/** The themes each notice answers. */
async function readNoticed(tx: OrgTx, ctx: Ctx, mailIds: readonly string[]): Promise<Map<string, z.infer<typeof about>[]>> {
  const found = new Map<string, z.infer<typeof about>[]>();
  if (mailIds.length === 0) return found;
  const rows = await tx
    .select({ mailId: noticeTelling.mailId, id: theme.id, title: theme.title })
    .from(noticeTelling)
    .innerJoin(theme, and(eq(theme.orgId, noticeTelling.orgId), eq(theme.id, noticeTelling.themeId)))
    .where(and(eq(noticeTelling.orgId, ctx.orgId), inArray(noticeTelling.mailId, [...mailIds])))
    .orderBy(asc(theme.title), asc(theme.id));
  for (const { mailId, ...one } of rows) found.set(mailId ?? '', [...(found.get(mailId ?? '') ?? []), one]);
  return found;
}

/** They said something about the theme before a moment. */
function isTheirs(tx: OrgTx, ctx: Ctx, customerId: string, saidBefore: Column): SQL {
  return exists(
    tx
      .select({ one: sql`1` })
      .from(feedback)
      .innerJoin(mention, and(eq(mention.orgId, feedback.orgId), eq(mention.feedbackId, feedback.id)))
      .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, customerId), eq(mention.themeId, theme.id), lte(feedback.occurredAt, saidBefore))),
  );
}

const readUpdates: Read = async (tx, ctx, customerId, before, most) => {
  const rows = await tx
    .select({ id: themeUpdate.id, at: themeUpdate.at, status: themeUpdate.toStatus, text: themeUpdate.publicText, theme: { id: theme.id, title: theme.title } })
    .from(theme)
    .innerJoin(themeUpdate, and(eq(themeUpdate.orgId, theme.orgId), eq(themeUpdate.themeId, theme.id)))
    .where(and(eq(theme.orgId, ctx.orgId), notInArray(theme.status, ['dismissed', 'merged']), isNotNull(themeUpdate.publicText), isTheirs(tx, ctx, customerId, themeUpdate.at), before(themeUpdate.at, themeUpdate.id)))
    .orderBy(desc(themeUpdate.at), desc(themeUpdate.id))
    .limit(most);
  return rows.map(({ id, at, status, text, theme: one }) => ({ kind: 'theme', id, at: at.toISOString(), theme: one, status, text: text ?? '' }));
};

const readAnswers: Read = async (tx, ctx, customerId, before, most) => {
  const rows = await tx
    .select({ given: fixAnswer, theme: { id: theme.id, title: theme.title } })
    .from(fixAnswer)
    .innerJoin(theme, and(eq(theme.orgId, fixAnswer.orgId), eq(theme.id, fixAnswer.themeId)))
    .where(and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.customerId, customerId), before(fixAnswer.at, fixAnswer.id)))
    .orderBy(desc(fixAnswer.at), desc(fixAnswer.id))
    .limit(most);
  return rows.map(({ given, theme: one }) => ({ kind: 'answer', id: given.id, at: given.at.toISOString(), theme: one, answer: given.answer, comment: given.comment }));
};
