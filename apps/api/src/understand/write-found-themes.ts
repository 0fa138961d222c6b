import { isDismissedAlready, matchThemes } from '@kept/core/understand/match-themes.ts';
import { newId } from '@kept/db/new-id.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, mentionCorrection, theme, themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { FoundTheme, FoundThemes } from '@kept/themes/theme-engine.ts';
import { and, count, eq, exists, isNotNull, ne, not } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type ClaimedRun, isOwnRun } from './claim-run.ts';
import { readMembers } from './collect-texts.ts';
import type { Span } from './find-evidence.ts';
import { isComment } from './is-comment.ts';
import { deleteMentions, readTouched, removeThemes } from './remove-themes.ts';
import { reviseUnderstanding } from './revise-understanding.ts';

/** What a run found, and which texts it had read. */
export interface RunResult {
  readonly read: ReadonlySet<string>;
  readonly found: FoundThemes;
  readonly spans: ReadonlyMap<string, Span>;
}

/** One found theme as it will be written: under a kept id, or a new one. */
interface Proposal {
  readonly id: string;
  readonly isNew: boolean;
  readonly found: FoundTheme;
  readonly members: FoundTheme['members'];
}

/** Fewer texts than this are no theme; they stay visible as unthemed. */
const smallestTheme = 5;
const rowsPerInsert = 1000;

/** Writes a run's proposals in one transaction, if the run is still this attempt's to write; false when it was not. */
export async function writeFoundThemes(ctx: Ctx, run: ClaimedRun, result: RunResult): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const [own] = await tx.update(themeRun).set({ finishedAt: ctx.now(), step: 'Finished', progress: 1 }).where(isOwnRun(ctx, run)).returning({ id: themeRun.id });
    if (own === undefined) return false;
    const proposals = await propose(tx, ctx, result);
    await saveThemes(tx, ctx, proposals);
    await saveMentions(tx, ctx, run, result, proposals);
    await askFrictionAgain(tx, ctx);
    await countRun(tx, ctx, run);
    return true;
  });
}

/** Decides which found themes are proposed under which id, after setting aside whatever people decided while the engine worked. */
async function propose(tx: OrgTx, ctx: Ctx, { read, found }: RunResult): Promise<Proposal[]> {
  const emerging = groupByTheme(await readMembers(tx, ctx, ['emerging']));
  const touched = await readTouched(tx, ctx, [...emerging.keys()]);
  const dismissed = [...groupByTheme(await readMembers(tx, ctx, ['dismissed'])).values()];
  const fixed = await readFixed(tx, ctx);
  const candidates = found.themes
    .map((each) => ({ name: each.key, found: each, texts: new Set(each.members.map((member) => member.id)), free: each.members.filter((member) => !fixed.has(member.id)) }))
    .filter((each) => each.free.length >= smallestTheme);
  const stored = [...emerging].map(([name, texts]) => ({ name, texts: new Set([...texts].filter((id) => read.has(id))) }));
  const ids = matchThemes(stored, candidates);
  const matched = new Set(ids.values());
  const staying = new Set([...emerging.keys()].filter((id) => touched.has(id) && !matched.has(id)));
  const held = new Set([...staying].flatMap((id) => [...(emerging.get(id) ?? [])]));
  await removeThemes(tx, ctx, [...emerging.keys()].filter((id) => !matched.has(id) && !staying.has(id)), read);
  return candidates.flatMap(({ name, found: each, texts, free }): Proposal[] => {
    const id = ids.get(name);
    const members = free.filter((member) => !held.has(member.id));
    if (id === undefined && (members.length < smallestTheme || isDismissedAlready(texts, dismissed))) return [];
    return [{ id: id ?? newId(ctx.now()), isNew: id === undefined, found: each, members }];
  });
}

/** Texts the machine leaves where they are: moved by a person, or in a theme that was decided on since the run began. */
async function readFixed(tx: OrgTx, ctx: Ctx): Promise<ReadonlySet<string>> {
  const corrected = await tx.select({ id: mentionCorrection.feedbackId }).from(mentionCorrection).where(eq(mentionCorrection.orgId, ctx.orgId));
  const byPeople = await tx.select({ id: mention.feedbackId }).from(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.placedBy, 'person')));
  const settled = await readMembers(tx, ctx, ['open', 'in_progress', 'blocked', 'done', 'confirmed', 'declined', 'dismissed']);
  return new Set([...corrected.map((row) => row.id), ...byPeople.map((row) => row.id), ...settled.map((row) => row.feedbackId)]);
}

async function saveThemes(tx: OrgTx, ctx: Ctx, proposals: readonly Proposal[]): Promise<void> {
  const groupTitles = titleGroups(proposals);
  for (const { id, isNew, found } of proposals) {
    const words = { title: found.title === '' ? 'A pattern without a name' : found.title, description: found.description, groupTitle: groupTitles.get(found.group) ?? null };
    if (isNew) await tx.insert(theme).values({ orgId: ctx.orgId, id, ...words, titledBy: 'machine', status: 'emerging', createdAt: ctx.now(), statusSince: ctx.now() });
    else await tx.update(theme).set(words).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, id), eq(theme.status, 'emerging'), eq(theme.titledBy, 'machine')));
  }
}

async function saveMentions(tx: OrgTx, ctx: Ctx, run: ClaimedRun, { read, found, spans }: RunResult, proposals: readonly Proposal[]): Promise<void> {
  const old = await readMembers(tx, ctx, ['emerging']);
  const kept = new Set(proposals.filter((each) => !each.isNew).map((each) => each.id));
  const replaced = old.filter((row) => kept.has(row.themeId) && row.placedBy === 'machine' && read.has(row.feedbackId));
  for (const themeId of new Set(replaced.map((row) => row.themeId))) {
    const ids = replaced.filter((row) => row.themeId === themeId).map((row) => row.feedbackId);
    await deleteMentions(tx, ctx, themeId, ids);
  }
  const ranks = new Map(found.themes.flatMap((each) => each.quotes.map((id, rank) => [id, rank] as const)));
  const rows = proposals.flatMap((each) =>
    each.members.map(({ id, confidence }) => ({
      orgId: ctx.orgId, id: newId(ctx.now()), feedbackId: id, themeId: each.id, confidence, runId: run.id, placedAt: ctx.now(), placedBy: 'machine' as const,
      spanStart: spans.get(id)?.start ?? null, spanEnd: spans.get(id)?.end ?? null, quoteRank: ranks.get(id) ?? null,
    })),
  );
  for (let from = 0; from < rows.length; from += rowsPerInsert) await tx.insert(mention).values(rows.slice(from, from + rowsPerInsert)).onConflictDoNothing();
}

/** Agents' reports are not among the texts a run reads: those in no theme vote again among what was found. */
async function askFrictionAgain(tx: OrgTx, ctx: Ctx): Promise<void> {
  const own = tx.select({ id: mention.id }).from(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, feedback.id)));
  await tx.update(feedback).set({ placedAt: null }).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.kind, 'friction'), isNotNull(feedback.placedAt), isNotNull(feedback.textKey), not(exists(own))));
}

async function countRun(tx: OrgTx, ctx: Ctx, run: ClaimedRun): Promise<void> {
  const themed = tx
    .select({ id: mention.id })
    .from(mention)
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, feedback.id), ne(theme.status, 'dismissed')));
  const [texts] = await tx.select({ count: count() }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isComment));
  const [unthemed] = await tx.select({ count: count() }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isComment, not(exists(themed))));
  const [themes] = await tx.select({ count: count() }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.status, 'emerging')));
  await tx
    .update(themeRun)
    .set({ textsRead: texts?.count ?? 0, textsUnthemed: unthemed?.count ?? 0, themesFound: themes?.count ?? 0 })
    .where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, run.id)));
}

function groupByTheme(rows: readonly { themeId: string; feedbackId: string; kind: string }[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const { themeId, feedbackId, kind } of rows) {
    const texts = groups.get(themeId) ?? new Set<string>();
    if (kind !== 'friction') texts.add(feedbackId);
    groups.set(themeId, texts);
  }
  return groups;
}

/** A larger story is named after its largest theme; a theme that stands alone needs no such name. */
function titleGroups(proposals: readonly Proposal[]): ReadonlyMap<number, string> {
  const groups = new Map<number, Proposal[]>();
  for (const each of proposals) groups.set(each.found.group, [...(groups.get(each.found.group) ?? []), each]);
  return new Map(
    [...groups].flatMap(([group, all]) => {
      const largest = all.toSorted((a, b) => b.members.length - a.members.length)[0];
      return all.length < 2 || largest === undefined ? [] : [[group, largest.found.title] as const];
    }),
  );
}
