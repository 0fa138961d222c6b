import { normaliseEmail } from '@kept/core/email-address.ts';
import { AppError } from '@kept/core/errors.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { normaliseExternalId } from '@kept/core/listen/external-id.ts';
import { sentimentOfScore } from '@kept/core/listen/sentiment-of-score.ts';
import { redactText, type RedactionCounts } from '@kept/core/listen/redact-text.ts';
import type { Channel, FeedbackKind, Metric } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { findForgottenContacts } from '../forget/find-forgotten-contacts.ts';
import { findForgottenSaid } from '../forget/find-forgotten-said.ts';
import { forgottenId } from '../forget/forgotten-id.ts';
import { inList } from '@kept/db/in-list.ts';
import { insertRows } from './insert-rows.ts';
import { type CustomerRef, linkCustomers } from './link-customers.ts';
import { saveSources } from './save-sources.ts';

/** One thing received, checked but not yet redacted. The score has been held against its metric (core/listen/check-score.ts). */
export interface NewFeedback {
  readonly source: string;
  /** The other system's id; without one, source, time, score, text and customer together are the id. */
  readonly externalId?: string | undefined;
  readonly kind: FeedbackKind;
  readonly channel: Channel;
  readonly customer?: CustomerRef | undefined;
  readonly interactionExternalId?: string | undefined;
  readonly surveyId?: string | undefined;
  readonly score?: { readonly metric: Metric; readonly value: number; readonly min: number; readonly max: number } | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly language?: string | undefined;
  readonly team?: string | undefined;
  readonly quotable?: boolean | undefined;
  readonly question?: string | undefined;
  readonly agentRef?: string | undefined;
  readonly product?: string | undefined;
  readonly url?: string | undefined;
  /** A hash of whoever wrote it, where nobody knows them as a customer. */
  readonly authorRef?: string | undefined;
  readonly reply?: { readonly text: string; readonly at?: Date | undefined } | undefined;
  readonly raw?: Readonly<Record<string, string>> | undefined;
  /** Whether its rating is a finer answer folded by the source. */
  readonly isFolded?: boolean | undefined;
  /** When it was said; the moment it came in when nobody knows. */
  readonly occurredAt?: Date | undefined;
  readonly receivedAt?: Date | undefined;
  /** When the source last changed it. */
  readonly changedAt?: Date | undefined;
  readonly importId?: string | undefined;
}

export interface SavedFeedback {
  readonly id: string;
  readonly externalId: string;
  /** It was there before; nothing was changed. */
  readonly existing: boolean;
}

/** The same, redacted, with its id settled: what a dry run and a real run both work with. */
export interface PreparedFeedback {
  readonly given: NewFeedback;
  readonly source: string;
  readonly externalId: string;
  /** By which it is told again, should it have been forgotten. */
  readonly forgottenId: string;
  readonly title: string | null;
  readonly text: string;
  readonly replyText: string | null;
  /** Of all that a file said of it; null for what did not come in a file. */
  readonly contentHash: string | null;
  readonly redacted: RedactionCounts;
}

/** Normalises and redacts, before anything is stored or read by a machine. */
export function prepareFeedback(ctx: Pick<Ctx, 'orgId' | 'secrets'>, given: NewFeedback): PreparedFeedback {
  const source = normaliseExternalId(given.source) ?? 'Unnamed source';
  const { text, counts } = redactText(cleanText(given.text ?? ''));
  const title = given.title === undefined ? null : redactText(cleanText(given.title)).text;
  const ownId = given.externalId === undefined ? undefined : normaliseExternalId(given.externalId);
  const externalId = ownId ?? `sha256:${sha256(JSON.stringify([source, given.occurredAt?.toISOString() ?? '', given.score?.value ?? null, text, ...whose(given.customer)]))}`;
  const replyText = given.reply === undefined ? null : redactText(cleanText(given.reply.text)).text;
  const prepared = { given, source, externalId, forgottenId: forgottenId(ctx, 'feedback', source, externalId), title: title === '' ? null : title, text, replyText, redacted: counts };
  return { ...prepared, contentHash: given.importId === undefined ? null : hashOf(prepared) };
}

function hashOf({ given, title, text, replyText }: Omit<PreparedFeedback, 'contentHash'>): string {
  const { kind, channel, score, language, team, question, agentRef, product, url, authorRef, reply, changedAt, raw, occurredAt, customer } = given;
  const said = [kind, channel, score, title, text, language, team, question, agentRef, product, url, authorRef, replyText, reply?.at, changedAt, raw, occurredAt, ...whose(customer)];
  return sha256(JSON.stringify(said.map((value) => value ?? null))).slice(0, 32);
}

/** Two people who say the same are two; without a customer the words alone decide. */
function whose(ref: CustomerRef | undefined): string[] {
  const known = ref?.externalId ?? (ref?.email === undefined ? undefined : normaliseEmail(ref.email));
  return known === undefined ? [] : [known];
}

/** Saves up to a thousand at once; what has the same source and id as something stored, or as something that was forgotten, is answered with that. */
export async function saveFeedback(tx: OrgTx, ctx: Ctx, prepared: readonly PreparedFeedback[]): Promise<SavedFeedback[]> {
  const forgotten = await findForgottenSaid(tx, ctx, prepared);
  const saved = (await saveRemembered(tx, ctx, prepared.filter((item) => !forgotten.has(item)))).values();
  return prepared.flatMap((item) => {
    const id = forgotten.get(item);
    return id === undefined ? (saved.next().value ?? []) : { id, externalId: item.externalId, existing: true };
  });
}

async function saveRemembered(tx: OrgTx, ctx: Ctx, prepared: readonly PreparedFeedback[]): Promise<SavedFeedback[]> {
  if (prepared.length === 0) return [];
  const sources = await saveSources(tx, ctx, prepared.map((item) => item.source));
  const customerOf = await linkCustomers(tx, ctx, prepared.flatMap((item) => item.given.customer ?? []), prepared[0]?.given.importId);
  const interactionOf = await findInteractions(tx, ctx, prepared);
  const rows = prepared.map((item) => ({
    ...rowOf(ctx, item),
    sourceId: sources.get(item.source) ?? '',
    customerId: customerOf(item.given.customer) ?? null,
    interactionId: interactionOf.get(item.given.interactionExternalId ?? '') ?? null,
  }));
  const isNew = await insertRows(tx, feedback, rows);
  if (isNew.size === rows.length) return rows.map((row) => ({ id: row.id, externalId: row.externalId, existing: false }));
  const stored = await findStored(tx, ctx, rows.filter((row) => !isNew.has(row.id)));
  return rows.map((row) => ({ id: isNew.has(row.id) ? row.id : (stored.get(`${row.sourceId} ${row.externalId}`) ?? row.id), externalId: row.externalId, existing: !isNew.has(row.id) }));
}

function rowOf(ctx: Ctx, item: PreparedFeedback) {
  const now = ctx.now();
  const { given } = item;
  return {
    orgId: ctx.orgId,
    id: newId(now),
    externalId: item.externalId,
    surveyId: given.surveyId ?? null,
    importId: given.importId ?? null,
    occurredAt: given.occurredAt ?? given.receivedAt ?? now,
    receivedAt: given.receivedAt ?? now,
    // Without words there is nothing to place, so nothing waits.
    placedAt: item.text === '' ? now : null,
    textKey: null,
    forgottenAt: null,
    textLanguage: null,
    ...contentOf(item),
  };
}

/** All that was said in one message, as columns hold it. */
export function contentOf({ given, title, text, replyText, contentHash }: PreparedFeedback) {
  return {
    kind: given.kind,
    channel: given.channel,
    metric: given.score?.metric ?? null,
    score: given.score?.value ?? null,
    scaleMin: given.score?.min ?? null,
    scaleMax: given.score?.max ?? null,
    title,
    text,
    language: given.language ?? null,
    team: given.team ?? null,
    quotable: given.quotable ?? true,
    raw: { ...given.raw },
    isFolded: given.isFolded ?? false,
    question: given.question ?? null,
    agentRef: given.agentRef ?? null,
    product: given.product ?? null,
    url: given.url ?? null,
    authorRef: given.authorRef ?? null,
    replyText,
    repliedAt: given.reply?.at ?? null,
    sourceChangedAt: given.changedAt ?? null,
    contentHash,
    ...feltBy(given.score),
  };
}

/** A rating says at once what the person felt; everything else is read with the words. */
function feltBy(score: NewFeedback['score']) {
  return { sentiment: score === undefined ? null : sentimentOfScore(score.metric, score.value, score), sentimentBy: score === undefined ? null : ('rating' as const), sentimentConfidence: null };
}

async function findStored(tx: OrgTx, ctx: Ctx, rows: readonly { sourceId: string; externalId: string }[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const sourceId of new Set(rows.map((row) => row.sourceId))) {
    const externalIds = rows.filter((row) => row.sourceId === sourceId).map((row) => row.externalId);
    const stored = await tx
      .select({ id: feedback.id, externalId: feedback.externalId })
      .from(feedback)
      .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.sourceId, sourceId), inList(feedback.externalId, externalIds)));
    for (const row of stored) found.set(`${sourceId} ${row.externalId}`, row.id);
  }
  return found;
}

async function findInteractions(tx: OrgTx, ctx: Ctx, prepared: readonly PreparedFeedback[]): Promise<Map<string, string>> {
  const wanted = [...new Set(prepared.flatMap((item) => item.given.interactionExternalId ?? []))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: interaction.id, externalId: interaction.externalId })
    .from(interaction)
    .where(and(eq(interaction.orgId, ctx.orgId), inList(interaction.externalId, wanted)));
  const found = new Map(rows.map((row) => [row.externalId, row.id]));
  const unknown = wanted.filter((name) => !found.has(name));
  const forgotten = unknown.length === 0 ? undefined : await findForgottenContacts(tx, ctx, unknown.map((externalId) => ({ externalId })));
  const missing = prepared.flatMap((item, place) => {
    const name = item.given.interactionExternalId;
    return name === undefined || found.has(name) || forgotten?.has(name) === true ? [] : [{ pointer: `/${place}/interactionExternalId`, message: `There is no interaction “${name}”. Send it first.` }];
  });
  if (missing.length > 0) throw new AppError('invalid', missing[0]?.message ?? '', missing);
  return found;
}
