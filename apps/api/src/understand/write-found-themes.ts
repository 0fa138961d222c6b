import { planRun, type RunPlan } from '@kept/core/understand/plan-run.ts';
import { newId } from '@kept/db/new-id.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme, themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { FoundTheme, FoundThemes } from '@kept/themes/theme-engine.ts';
import { and, count, eq, exists, isNotNull, ne, not } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { type ClaimedRun, isOwnRun } from './claim-run.ts';
import type { Evidence } from './find-evidence.ts';
import { isComment } from './is-comment.ts';
import { readPlaces } from './read-places.ts';
import { removeThemes } from './remove-themes.ts';
import { reviseUnderstanding } from './revise-understanding.ts';
import { saveRunChanges } from './save-run-changes.ts';
import { saveRunMentions } from './save-run-mentions.ts';
import { saveRunPoints } from './save-run-points.ts';
import { askSidesAgain } from './write-agents-side.ts';

/** What a run found, and which texts it had read. */
export interface RunResult extends Evidence {
  readonly read: ReadonlySet<string>;
  readonly found: FoundThemes;
}

/** One found pattern with the theme it goes on as, or becomes. */
export interface Proposal {
  readonly id: string;
  /** A new theme is made now, or only once a person agrees; a known one goes on. */
  readonly state: 'known' | 'now' | 'waits';
  readonly found: FoundTheme;
  readonly title: string;
  readonly groupTitle: string | null;
}

/** Writes what a run found in one transaction, if the run is still this attempt's to write; false when it was not. */
export async function writeFoundThemes(ctx: Ctx, run: ClaimedRun, result: RunResult): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const [own] = await tx.update(themeRun).set({ finishedAt: ctx.now(), step: 'Finished', progress: 1 }).where(isOwnRun(ctx, run)).returning({ id: themeRun.id });
    if (own === undefined) return false;
    const places = await readPlaces(tx, ctx, result.read);
    const plan = planRun(places, result.found.themes.map((each) => ({ key: each.key, texts: each.members.map((member) => member.id) })));
    const proposals = propose(ctx, plan, result.found.themes);
    await removeThemes(tx, ctx, plan.vanished, result.read);
    await saveThemes(tx, ctx, proposals);
    await saveRunMentions(tx, ctx, run, { result, plan, proposals, places });
    await saveRunPoints(tx, ctx, run, { result, plan, proposals, places });
    await saveRunChanges(tx, ctx, run, { result, plan, proposals, places });
    await askFrictionAgain(tx, ctx);
    await countRun(tx, ctx, run);
    return true;
  });
}

function propose(ctx: Ctx, plan: RunPlan, found: readonly FoundTheme[]): Proposal[] {
  const groupTitles = titleGroups(found);
  return found.flatMap((each): Proposal[] => {
    const known = plan.themeOf.get(each.key);
    const fresh = plan.fresh.get(each.key);
    if (known === undefined && fresh === undefined) return [];
    return [{ id: known ?? newId(ctx.now()), state: known === undefined ? (fresh ?? 'now') : 'known', found: each, title: titleOf(each), groupTitle: groupTitles.get(each.group) ?? null }];
  });
}

function titleOf(found: FoundTheme): string {
  return found.title === '' ? 'A pattern without a name' : found.title;
}

async function saveThemes(tx: OrgTx, ctx: Ctx, proposals: readonly Proposal[]): Promise<void> {
  for (const { id, state, found, title, groupTitle } of proposals) {
    const words = { title, description: found.description, groupTitle };
    if (state === 'now') await tx.insert(theme).values({ orgId: ctx.orgId, id, ...words, titledBy: 'machine', status: 'emerging', createdAt: ctx.now(), statusSince: ctx.now() });
    if (state === 'known') await tx.update(theme).set(words).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, id), eq(theme.status, 'emerging'), eq(theme.titledBy, 'machine')));
  }
}

/** Agents' reports are not among the texts a run reads: those in no theme vote again among what was found, and rounds of which nothing could be shown are judged again. */
async function askFrictionAgain(tx: OrgTx, ctx: Ctx): Promise<void> {
  const own = tx.select({ id: mention.id }).from(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, feedback.id)));
  await tx.update(feedback).set({ placedAt: null }).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.kind, 'friction'), isNotNull(feedback.placedAt), isNotNull(feedback.textKey), not(exists(own))));
  await askSidesAgain(tx, ctx);
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

/** A larger story is named after its largest theme; a theme that stands alone needs no such name. */
function titleGroups(found: readonly FoundTheme[]): ReadonlyMap<number, string> {
  return new Map(
    [...Map.groupBy(found, (each) => each.group)].flatMap(([group, all]) => {
      const largest = all.toSorted((a, b) => b.members.length - a.members.length)[0];
      return all.length < 2 || largest === undefined ? [] : [[group, titleOf(largest)] as const];
    }),
  );
}
