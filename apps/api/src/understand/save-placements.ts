import { hasWords } from '@kept/core/understand/has-words.ts';
import { thisTransaction } from '@kept/db/columns.ts';
import { newId } from '@kept/db/new-id.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { mention, mentionCorrection, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { FoundPoints } from '@kept/themes/find-points.ts';
import type { Placement } from '@kept/themes/theme-engine.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { insertMain } from './restore-main.ts';
import { markDriverWords } from './mark-driver-words.ts';
import type { WaitingText } from './place-feedback.ts';
import type { Reading } from './open-feeling-reader.ts';
import { savePlacedPoints } from './save-placed-points.ts';
import { reviseUnderstanding } from './revise-understanding.ts';

const placedRow = z.object({ id: z.string() });

/** What was saved: the revision it made, and for each text this call placed the theme it joined, or null. */
export interface SavedPlacements {
  readonly revision: number;
  readonly themeOf: ReadonlyMap<string, string | null>;
}

/**
 * Saves a batch in one transaction. Only texts that still wait are placed, so that two workers with the same batch write
 * it once; a theme that was merged since is followed, and a text that a person moved stays.
 */
export async function savePlacements(ctx: Ctx, waiting: readonly WaitingText[], placements: readonly Placement[], readings: ReadonlyMap<string, Reading>, points: FoundPoints): Promise<SavedPlacements> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const revision = await reviseUnderstanding(tx, ctx, 'adding');
    const placed = await markPlaced(tx, ctx, waiting, readings);
    await markDriverWords(tx, ctx, [...placed]);
    const destination = await readDestinations(tx, ctx, placements.flatMap((each) => (each.themeId === null ? [] : [each.themeId])));
    const decided = await readDecidedByPeople(tx, ctx, [...placed]);
    const themeOf = new Map<string, string | null>([...placed].map((id) => [id, decided.get(id) ?? null]));
    const rows = placements.flatMap((each) => {
      const themeId = each.themeId === null ? undefined : destination.get(each.themeId);
      if (themeId === undefined || !placed.has(each.id) || decided.has(each.id)) return [];
      themeOf.set(each.id, themeId);
      const span = points.evidence.get(each.id) ?? each.span;
      return [{ orgId: ctx.orgId, id: newId(ctx.now()), feedbackId: each.id, themeId, spanStart: span?.start ?? null, spanEnd: span?.end ?? null, confidence: each.confidence, placedBy: 'machine' as const, placedAt: ctx.now() }];
    });
    await insertMain(tx, rows);
    await savePlacedPoints(tx, ctx, new Map(rows.map((row) => [row.feedbackId, row.themeId])), points.further);
    return { revision, themeOf };
  });
}

/** What the words tell fills what nobody has said: a language the source named and a feeling somebody rated stay. */
async function markPlaced(tx: OrgTx, ctx: Ctx, waiting: readonly WaitingText[], readings: ReadonlyMap<string, Reading>): Promise<ReadonlySet<string>> {
  const keys = JSON.stringify(waiting.map((each) => ({ id: each.id, key: hasWords(each.text) ? ctx.engine.textKey(each.text) : null, ...readings.get(each.id) })));
  const result = await tx.execute(sql`
    update feedback set placed_at = ${ctx.now().toISOString()}::timestamptz, text_key = given.key, text_language = given.language, language = coalesce(feedback.language, given.language),
      sentiment = coalesce(feedback.sentiment, given.sentiment), sentiment_by = coalesce(feedback.sentiment_by, given.by), sentiment_confidence = case when feedback.sentiment is null then given.confidence end, changed_in = ${thisTransaction}
    from jsonb_to_recordset(${keys}::text::jsonb) as given(id uuid, key text, language text, sentiment text, by text, confidence double precision)
    where feedback.org_id = ${ctx.orgId} and feedback.id = given.id and feedback.placed_at is null
    returning feedback.id`);
  return new Set(rowsOf(result, placedRow).map((row) => row.id));
}

/** Where a vote for a theme leads now: to itself, or to what it was merged into. What is no theme remembers what is like it, so that it never comes back. */
async function readDestinations(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (themeIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: theme.id, mergedIntoId: theme.mergedIntoId })
    .from(theme)
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...new Set(themeIds)])));
  return new Map(rows.map((row) => [row.id, row.mergedIntoId ?? row.id]));
}

/** The texts that a person has moved, with the theme they were given; the machine leaves them alone. */
async function readDecidedByPeople(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const corrected = await tx
    .select({ id: mentionCorrection.feedbackId })
    .from(mentionCorrection)
    .where(and(eq(mentionCorrection.orgId, ctx.orgId), inArray(mentionCorrection.feedbackId, [...ids])));
  const placed = await tx
    .select({ id: mention.feedbackId, themeId: mention.themeId })
    .from(mention)
    .where(and(eq(mention.orgId, ctx.orgId), inArray(mention.feedbackId, [...ids]), eq(mention.placedBy, 'person')));
  return new Map([...corrected.map((row) => [row.id, null] as const), ...placed.map((row) => [row.id, row.themeId] as const)]);
}
