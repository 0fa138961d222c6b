import { clearChanges } from '@kept/core/measure/clear-changes.ts';
import { tallyChance, volumeChance } from '@kept/core/measure/change-chance.ts';
import { estimate, type Tally } from '@kept/core/measure/estimate.ts';
import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import { themeImpact } from '@kept/core/measure/theme-impact.ts';
import type { PointCounts } from './count-points.ts';
import type { SaidCounts } from './count-said.ts';
import type { ExplorerFacts } from './explorer-answer.ts';

/** What every theme is held against: all that was said in both periods, and how the chosen metric's figure is made. */
export interface JudgedAgainst {
  readonly said: { readonly now: SaidCounts; readonly before: SaidCounts };
  readonly tally: ((counts: ScoreCounts) => Tally) | undefined;
  readonly daysNow: number;
  /** Null when nothing is compared. */
  readonly daysBefore: number | null;
}

const fewestPeople = 5;

/** Turns counts into facts, each kind of change judged over all themes together, so that a long list makes no arrows by chance. */
export function judgePoints(counts: readonly PointCounts[], against: JudgedAgainst): Map<string, ExplorerFacts> {
  const { daysBefore } = against;
  const keys = [...new Set(counts.map(({ key }) => key))];
  const find = new Map(counts.map((each) => [`${each.key} ${String(each.isNow)}`, each]));
  const rows = keys.map((key) => {
    const now = find.get(`${key} true`);
    const before = find.get(`${key} false`);
    return { key, now, before, volume: volumeOf(now, before, against), impact: impactOf(now, against), score: scoreOf(now, before, against) };
  });
  const grown = clearChanges(rows.map(({ volume }) => volume?.chance ?? null));
  const pulls = clearChanges(rows.map(({ impact }) => (impact?.isShown === true ? impact.chance : null)));
  const moved = clearChanges(rows.map(({ score }) => score?.chance ?? null));
  return new Map(rows.map(({ key, now, before, volume, impact, score }, place) => {
    const people = now?.people ?? 0;
    const peopleBefore = daysBefore === null ? null : (before?.people ?? 0);
    const facts: ExplorerFacts = {
      people,
      peopleBefore,
      mentions: now?.mentions ?? 0,
      isFew: people < fewestPeople && (peopleBefore ?? 0) < fewestPeople,
      change: volume !== null && grown[place] === true && Math.max(people, peopleBefore ?? 0) >= fewestPeople ? volume.direction : null,
      impact: shownImpact(impact, pulls[place] === true),
      score: score === null ? null : { ...score.now, before: score.before, change: moved[place] === true ? score.direction : null },
    };
    return [key, facts];
  }));
}

function volumeOf(now: PointCounts | undefined, before: PointCounts | undefined, { said, daysNow, daysBefore }: JudgedAgainst) {
  if (daysBefore === null) return null;
  return volumeChance({ people: now?.people ?? 0, comments: said.now.comments, days: daysNow }, { people: before?.people ?? 0, comments: said.before.comments, days: daysBefore });
}

function impactOf(now: PointCounts | undefined, { said, tally }: JudgedAgainst) {
  if (tally === undefined || now === undefined) return null;
  return themeImpact(tally(now.scores), tally(said.now.scores));
}

function shownImpact(impact: ReturnType<typeof themeImpact> | null, isClear: boolean): ExplorerFacts['impact'] {
  if (impact === null || !impact.isShown) return impact;
  const { chance: _chance, ...shown } = impact;
  return { ...shown, isClear };
}

function scoreOf(now: PointCounts | undefined, before: PointCounts | undefined, { tally, daysBefore }: JudgedAgainst) {
  if (tally === undefined || now === undefined) return null;
  const own = tally(now.scores);
  const shown = estimate(own);
  const old = before === undefined || daysBefore === null ? undefined : tally(before.scores);
  const shownBefore = old === undefined ? null : estimate(old).value;
  const isCompared = old !== undefined && shown.value !== null && shownBefore !== null;
  const direction = (shown.value ?? 0) >= (shownBefore ?? 0) ? ('up' as const) : ('down' as const);
  return { now: shown, before: shownBefore, chance: isCompared ? tallyChance(own, old) : null, direction };
}
