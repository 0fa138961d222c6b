import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { textVector } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, notExists } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { insertRows } from '../listen/insert-rows.ts';
import { forgetSteps } from './forget-steps.ts';
import { forgottenId } from './forgotten-id.ts';
import { rememberForgotten } from './remember-forgotten.ts';

/**
 * Forgets what was said and whose it was. What is left is a row without words, person and contact: score, channel and day go on
 * counting. Whatever hangs on the words (mentions, corrections, moves, answers, the vector) goes with them. After reviseUnderstanding.
 */
export async function forgetSaid(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const isOne = and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, [...ids]));
  const rows = await tx.select({ feedback, source: source.name }).from(feedback).innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId))).where(isOne);
  await tx.delete(feedback).where(isOne);
  const left = rows.map((row) => shellOf(ctx, row.feedback, row.source));
  await insertRows(tx, feedback, left);
  await rememberForgotten(tx, ctx, left.map((row) => ({ mac: row.externalId, leftId: row.id })));
  await forgetVectors(tx, ctx, rows.flatMap((row) => row.feedback.textKey ?? []));
  const reports = rows.flatMap((row) => (row.feedback.kind === 'friction' ? [row.feedback.id] : []));
  if (reports.length > 0) await forgetSteps(tx, ctx, reports);
}

type Feedback = typeof feedback.$inferSelect;

/** What stays: nothing that was said, by whom, or under which name elsewhere. */
function shellOf(ctx: Ctx, row: Feedback, source: string): Feedback {
  const now = ctx.now();
  const isFriction = row.kind === 'friction';
  return {
    ...row,
    externalId: forgottenId(ctx, 'feedback', source, row.externalId),
    customerId: null,
    interactionId: null,
    title: null,
    text: '',
    language: null,
    team: isFriction ? row.team : null,
    quotable: false,
    raw: {},
    question: null,
    agentRef: null,
    product: null,
    url: null,
    authorRef: null,
    replyText: null,
    repliedAt: null,
    contentHash: null,
    placedAt: now,
    forgottenAt: now,
    textKey: null,
    textLanguage: null,
    ...(row.sentimentBy === 'rating' ? {} : { sentiment: null, sentimentBy: null, sentimentConfidence: null }),
  };
}

/** Nothing is left of these, not even what is counted: vectors go with the last words that need them. After reviseUnderstanding. */
export async function takeBackSaid(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  const gone = await tx.delete(feedback).where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, [...ids]))).returning({ textKey: feedback.textKey });
  await forgetVectors(tx, ctx, gone.flatMap((row) => row.textKey ?? []));
}

/** A vector belongs to words, whoever used them: it goes with the last of them. */
async function forgetVectors(tx: OrgTx, ctx: Ctx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const isStillSaid = tx.select({ id: feedback.id }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.textKey, textVector.textKey), isNotNull(feedback.textKey)));
  await tx.delete(textVector).where(and(eq(textVector.orgId, ctx.orgId), inArray(textVector.textKey, [...new Set(keys)]), notExists(isStillSaid)));
}
