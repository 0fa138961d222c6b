import { thisTransaction } from '@kept/db/columns.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { encoderState } from '@kept/db/schema/understand/reading.ts';
import { textVector } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, count, eq, gt, notInArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';
import { reviseUnderstanding } from './revise-understanding.ts';
import { createVectorCache } from './vector-cache.ts';

const textsPerBatch = 256;
const lookAgainMinutes = 5;
const underWay = new WeakMap<Ctx['db'], Map<string, Promise<void>>>();

/**
 * Holds an organisation's vectors to one encoder: when it has changed, or another one stands in for it, every text is read again in
 * the background. Can be ended anywhere: what was read again stands, and the next call goes on. In one process one at a time.
 */
export async function keepEncoded(ctx: Ctx): Promise<void> {
  const running = underWay.get(ctx.db) ?? new Map<string, Promise<void>>();
  underWay.set(ctx.db, running);
  const known = running.get(ctx.orgId);
  if (known !== undefined) return known;
  const started = keepOnce(ctx).finally(() => running.delete(ctx.orgId));
  running.set(ctx.orgId, started);
  return started;
}

async function keepOnce(ctx: Ctx): Promise<void> {
  // An encoder that was away is asked again here, at most every five minutes: the sweep sees to it.
  if (ctx.engine.encoder.failure !== null) await ctx.engine.encode(['ready']);
  for (let version = await findChange(ctx); version !== undefined; version = await findChange(ctx)) await encodeAll(ctx, version);
}

/** The version everything has to be read with, if it is not the one everything was read with. Says in the row why another encoder stands in. */
async function findChange(ctx: Ctx): Promise<string | undefined> {
  const { version, encoder } = ctx.engine;
  const own = eq(encoderState.orgId, ctx.orgId);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [state] = await tx.select().from(encoderState).where(own);
    const failedAt = encoder.failure === null ? null : (state?.failedAt ?? ctx.now());
    const told = { failure: encoder.failure, failedAt, checkAfter: new Date(ctx.now().getTime() + lookAgainMinutes * 60_000) };
    if (state?.version === version && state.finishedAt !== null) {
      await tx.update(encoderState).set(told).where(own);
      return undefined;
    }
    const [texts] = await tx.select({ count: count() }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isComment));
    const isDone = texts?.count === 0;
    const begun = { ...told, version, textsDone: 0, textsTotal: texts?.count ?? 0, startedAt: ctx.now(), finishedAt: isDone ? ctx.now() : null, ...(isDone ? {} : { checkAfter: ctx.now() }) };
    await tx.insert(encoderState).values({ orgId: ctx.orgId, ...begun }).onConflictDoUpdate({ target: encoderState.orgId, set: begun });
    return isDone ? undefined : version;
  });
}

/** Reads every text with this version, oldest id first; stops where the encoder changes on the way. */
async function encodeAll(ctx: Ctx, version: string): Promise<void> {
  let done = 0;
  for (let after: string | undefined; ; ) {
    const rows = await inOrg(ctx.db, ctx.orgId, (tx) => readTexts(tx, ctx, after));
    after = rows.at(-1)?.id;
    if (after === undefined) break;
    const stale = rows.filter((row) => !row.hasVector || ctx.engine.textKey(row.text) !== row.textKey);
    if (stale.length > 0) await ctx.engine.encode(stale.map((row) => row.text), { cache: createVectorCache(ctx) });
    if (ctx.engine.version !== version) return;
    done += rows.length;
    await inOrg(ctx.db, ctx.orgId, (tx) => saveKeys(tx, ctx, stale, done));
  }
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    await tx.update(encoderState).set({ finishedAt: ctx.now(), textsDone: sql`${encoderState.textsTotal}` }).where(and(eq(encoderState.orgId, ctx.orgId), eq(encoderState.version, version)));
    await forgetOldVectors(tx, ctx, version);
  });
}

interface ReadText {
  readonly id: string;
  readonly text: string;
  readonly textKey: string | null;
  readonly hasVector: boolean;
}

async function readTexts(tx: OrgTx, ctx: Ctx, after: string | undefined): Promise<ReadText[]> {
  return tx
    .select({ id: feedback.id, text: feedback.text, textKey: feedback.textKey, hasVector: sql<boolean>`${textVector.textKey} is not null` })
    .from(feedback)
    .leftJoin(textVector, and(eq(textVector.orgId, feedback.orgId), eq(textVector.textKey, feedback.textKey)))
    .where(and(eq(feedback.orgId, ctx.orgId), isComment, after === undefined ? undefined : gt(feedback.id, after)))
    .orderBy(asc(feedback.id))
    .limit(textsPerBatch);
}

/** Only a text that still has the key it was read with gets the new one: its words may have changed meanwhile. */
async function saveKeys(tx: OrgTx, ctx: Ctx, stale: readonly ReadText[], done: number): Promise<void> {
  if (stale.length > 0) {
    const keys = JSON.stringify(stale.map((row) => ({ id: row.id, old: row.textKey, key: ctx.engine.textKey(row.text) })));
    await tx.execute(sql`
      update feedback set text_key = given.key, changed_in = ${thisTransaction}
      from jsonb_to_recordset(${keys}::text::jsonb) as given(id uuid, old text, key text)
      where feedback.org_id = ${ctx.orgId} and feedback.id = given.id and feedback.text_key = given.old`);
  }
  await tx.update(encoderState).set({ textsDone: done }).where(eq(encoderState.orgId, ctx.orgId));
}

/** Vectors nobody will read again go; those of the wanted encoder stay while another one stands in. */
async function forgetOldVectors(tx: OrgTx, ctx: Ctx, version: string): Promise<void> {
  if (ctx.engine.encoder.failure !== null) return;
  const used = tx.select({ key: feedback.textKey }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isComment));
  await tx.delete(textVector).where(and(eq(textVector.orgId, ctx.orgId), notInArray(textVector.version, [version, ...ctx.engine.encoder.standIns]), sql`${textVector.textKey} not in (${used})`));
}
