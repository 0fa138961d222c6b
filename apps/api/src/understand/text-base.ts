import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, textVector, understanding } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { StoredText } from '@kept/themes/theme-engine.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { rememberLatest } from '../remember-latest.ts';
import { isComment } from './is-comment.ts';

/** The placed texts of one organisation, in memory, as of a revision. Friction reports are never among them. */
export interface TextBase {
  revision: number;
  /** Of the encoder whose vectors these are. */
  readonly version: string;
  readonly texts: Map<string, StoredText>;
}

const organisationsKept = 4;
const textsPerRead = 2000;
const bases = new WeakMap<Ctx['db'], Map<string, TextBase>>();

/** The placed texts with their vectors and themes, read again only where the revision has moved on; vectors stay in memory. */
export async function readTextBase(ctx: Ctx): Promise<TextBase> {
  const { version } = ctx.engine;
  const last = basesOf(ctx).get(ctx.orgId);
  const known = last?.version === version ? last : undefined;
  const current = await inOrg(ctx.db, ctx.orgId, (tx) => readWhatStands(tx, ctx, known?.revision));
  if (known !== undefined && current === undefined) return known;
  const base: TextBase = { revision: current?.revision ?? 0, version, texts: new Map() };
  const missing: string[] = [];
  for (const [id, themeId] of current?.themeOf ?? []) {
    const old = known?.texts.get(id);
    if (old === undefined) missing.push(id);
    else base.texts.set(id, old.themeId === themeId ? old : { ...old, themeId });
  }
  for (let from = 0; from < missing.length; from += textsPerRead) await addVectors(ctx, base, missing.slice(from, from + textsPerRead), current?.themeOf ?? new Map());
  keep(ctx, base);
  return base;
}

/** Adds what this process has just placed, if nobody else wrote in between; otherwise the next read finds it. */
export function addToTextBase(base: TextBase, revision: number, texts: readonly StoredText[]): void {
  if (base.revision !== revision - 1) return;
  base.revision = revision;
  for (const text of texts) base.texts.set(text.id, text);
}

async function readWhatStands(tx: OrgTx, ctx: Ctx, knownRevision: number | undefined): Promise<{ revision: number; themeOf: Map<string, string | null> } | undefined> {
  const [row] = await tx.select({ revision: understanding.revision }).from(understanding).where(eq(understanding.orgId, ctx.orgId));
  const revision = row?.revision ?? 0;
  if (revision === knownRevision) return undefined;
  const rows = await tx
    .select({ id: feedback.id, themeId: mention.themeId })
    .from(feedback)
    .leftJoin(mention, and(eq(mention.orgId, feedback.orgId), eq(mention.feedbackId, feedback.id), eq(mention.isFurther, false)))
    .where(and(eq(feedback.orgId, ctx.orgId), isComment))
    .orderBy(asc(mention.placedBy), asc(mention.id));
  const themeOf = new Map<string, string | null>();
  for (const { id, themeId } of rows) themeOf.set(id, themeId ?? themeOf.get(id) ?? null);
  return { revision, themeOf };
}

/** A vector of another version of the engine must not be compared: such a text waits for the next run to be encoded again. */
async function addVectors(ctx: Ctx, base: TextBase, ids: readonly string[], themeOf: ReadonlyMap<string, string | null>): Promise<void> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: feedback.id, text: feedback.text, textKey: feedback.textKey, vector: textVector.vector })
      .from(feedback)
      .innerJoin(textVector, and(eq(textVector.orgId, feedback.orgId), eq(textVector.textKey, feedback.textKey)))
      .where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, [...ids]))),
  );
  for (const { id, text, textKey, vector } of rows) {
    if (ctx.engine.textKey(text) === textKey) base.texts.set(id, { id, text, vector, themeId: themeOf.get(id) ?? null });
  }
}

function basesOf(ctx: Ctx): Map<string, TextBase> {
  const known = bases.get(ctx.db) ?? new Map<string, TextBase>();
  bases.set(ctx.db, known);
  return known;
}

/** Keeps the organisations used last, and forgets the one used longest ago. */
function keep(ctx: Ctx, base: TextBase): void {
  rememberLatest(basesOf(ctx), ctx.orgId, base, organisationsKept);
}
