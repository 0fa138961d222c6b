import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { sentimentHead } from '@kept/db/schema/understand/reading.ts';
import { textVector } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { type Feeling, feelings, type FeltText, headDimensions, type LabelledText, readFeeling } from '@kept/themes/feeling-head.ts';
import { learnInThread } from '@kept/themes/learn-in-thread.ts';
import { vectorDimensions, vectorMark } from '@kept/themes/vector-blob.ts';
import { and, asc, desc, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';
import { isHeldOut } from './is-held-out.ts';
import { openFeelingReader } from './open-feeling-reader.ts';
import { countLabels, isLabelled } from './start-learning.ts';

const labelsPerFeeling = 600;
const untoldTexts = 1000;
const textsPerBatch = 500;
const lexicalMark = 1;

interface Labelled extends LabelledText {
  readonly id: string;
}

/**
 * Learns what people feel from this organisation's own ratings and corrections, keeps a tenth aside to say how well, and reads every
 * text without a rating again with what was learned. Ended anywhere it goes on: a head that was saved is not learned twice.
 */
export async function learnSentiment(ctx: Ctx): Promise<void> {
  const [head] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(sentimentHead).where(and(eq(sentimentHead.orgId, ctx.orgId), isNotNull(sentimentHead.dueAt))));
  if (head === undefined) return;
  if (head.version === head.appliedVersion || head.encoderVersion !== ctx.engine.version) await learnHead(ctx, head.version);
  await readAllAgain(ctx);
}

async function learnHead(ctx: Ctx, version: number): Promise<void> {
  const texts = (await Promise.all(feelings.map((feeling) => readLabelled(ctx, feeling)))).flat();
  const labels = await inOrg(ctx.db, ctx.orgId, (tx) => countLabels(tx, ctx));
  const kept = texts.filter((text) => isHeldOut(text.id));
  const head = texts.length === 0 ? undefined : await learnInThread(texts.filter((text) => !isHeldOut(text.id)).map(({ text, vector, feeling }) => ({ text, vector, feeling })), await readSample(ctx));
  const score = head === undefined ? {} : scoreOf(head, kept);
  const learned = { version: version + 1, encoderVersion: ctx.engine.version, weights: head === undefined ? null : new Uint8Array(head.buffer), labels, heldOut: kept.length, trainedAt: ctx.now(), ...score };
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.update(sentimentHead).set(learned).where(and(eq(sentimentHead.orgId, ctx.orgId), eq(sentimentHead.version, version))));
}

/** The newest texts of one feeling, corrections by people first. */
async function readLabelled(ctx: Ctx, feeling: Feeling): Promise<Labelled[]> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: feedback.id, text: feedback.text, vector: textVector.vector })
      .from(feedback)
      .innerJoin(textVector, and(eq(textVector.orgId, feedback.orgId), eq(textVector.textKey, feedback.textKey)))
      .where(and(eq(feedback.orgId, ctx.orgId), isLabelled, eq(feedback.sentiment, feeling), eq(textVector.version, ctx.engine.version)))
      .orderBy(desc(sql`${feedback.sentimentBy} = 'person'`), desc(feedback.occurredAt), asc(feedback.id))
      .limit(labelsPerFeeling),
  );
  return rows.filter(({ vector }) => vectorMark(vector) !== lexicalMark).map((row) => ({ ...row, feeling }));
}

/** Comments at random, by the hash of their words, whether or not anybody told how they are meant. */
async function readSample(ctx: Ctx): Promise<FeltText[]> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .selectDistinctOn([textVector.textKey], { text: feedback.text, vector: textVector.vector })
      .from(textVector)
      .innerJoin(feedback, and(eq(feedback.orgId, textVector.orgId), eq(feedback.textKey, textVector.textKey)))
      .where(and(eq(textVector.orgId, ctx.orgId), eq(textVector.version, ctx.engine.version), isComment))
      .orderBy(asc(textVector.textKey))
      .limit(untoldTexts),
  );
  return rows.filter(({ vector }) => vectorMark(vector) !== lexicalMark);
}

function scoreOf(head: Float32Array, kept: readonly Labelled[]): { accuracy: number | null; macroF1: number | null } {
  if (kept.length === 0) return { accuracy: null, macroF1: null };
  const pairs = kept.filter(({ vector }) => vectorDimensions(vector) === headDimensions(head)).map((each) => ({ truth: each.feeling, found: readFeeling(head, each).feeling }));
  const present = feelings.filter((feeling) => pairs.some((pair) => pair.truth === feeling));
  const scores = present.map((feeling) => {
    const both = pairs.filter((pair) => pair.truth === feeling && pair.found === feeling).length;
    return (2 * both) / (pairs.filter((pair) => pair.truth === feeling).length + pairs.filter((pair) => pair.found === feeling).length);
  });
  return { accuracy: pairs.filter((pair) => pair.truth === pair.found).length / Math.max(1, pairs.length), macroF1: scores.reduce((sum, score) => sum + score, 0) / Math.max(1, present.length) };
}

async function readAllAgain(ctx: Ctx): Promise<void> {
  const read = await openFeelingReader(ctx);
  for (let after: string | undefined; ; ) {
    const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
      tx
        .select({ id: feedback.id, text: feedback.text, vector: textVector.vector })
        .from(feedback)
        .innerJoin(textVector, and(eq(textVector.orgId, feedback.orgId), eq(textVector.textKey, feedback.textKey)))
        .where(and(eq(feedback.orgId, ctx.orgId), isComment, or(isNull(feedback.sentimentBy), eq(feedback.sentimentBy, 'learned'), eq(feedback.sentimentBy, 'words')), after === undefined ? undefined : gt(feedback.id, after)))
        .orderBy(asc(feedback.id))
        .limit(textsPerBatch),
    );
    after = rows.at(-1)?.id;
    if (after === undefined) break;
    const list = JSON.stringify(rows.map((row) => ({ id: row.id, ...read(row.text, row.vector) })));
    await inOrg(ctx.db, ctx.orgId, (tx) =>
      tx.execute(sql`
        update feedback set sentiment = given.sentiment, sentiment_by = given.by, sentiment_confidence = given.confidence
        from jsonb_to_recordset(${list}::text::jsonb) as given(id uuid, sentiment text, by text, confidence double precision)
        where feedback.org_id = ${ctx.orgId} and feedback.id = given.id and coalesce(feedback.sentiment_by, 'words') in ('learned', 'words')`),
    );
  }
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.update(sentimentHead).set({ appliedVersion: sql`${sentimentHead.version}`, dueAt: null }).where(eq(sentimentHead.orgId, ctx.orgId)));
}
