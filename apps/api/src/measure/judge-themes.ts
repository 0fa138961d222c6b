import { arrowRules } from '@kept/core/measure/arrow-rules.ts';
import { clearChanges } from '@kept/core/measure/clear-changes.ts';
import { tallyChance, volumeChance } from '@kept/core/measure/change-chance.ts';
import type { Explored } from '@kept/core/measure/explore-points.ts';
import { estimate, type Tally } from '@kept/core/measure/estimate.ts';
import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import { themeImpact } from '@kept/core/measure/theme-impact.ts';
import type { Metric } from '@kept/core/vocabulary.ts';
import type { ExplorerFacts } from './explorer-answer.ts';

/** How the chosen metric's figure is made, and over how many days is counted; daysBefore is null when nothing is compared. */
export interface JudgedAgainst {
  readonly metric: { readonly metric: Metric; readonly tally: (counts: ScoreCounts) => Tally } | undefined;
  readonly daysNow: number;
  readonly daysBefore: number | null;
}

/** Turns counts into facts, each kind of change judged over all themes (or all groups) together, so that a long list makes no arrows by chance. */
export function judgeThemes(explored: Explored, kind: 'theme' | 'group', against: JudgedAgainst): Map<string, ExplorerFacts> {
  const rows = explored.keysOf(kind).map((key) => ({ key, ...volumeOf(explored, kind, key, against), impact: impactOf(explored, kind, key, against), score: scoreOf(explored, kind, key, against) }));
  const grown = clearChanges(rows.map(({ volume }) => volume?.chance ?? null));
  const pulls = clearChanges(rows.map(({ impact }) => (impact?.isShown === true ? impact.chance : null)));
  const moved = clearChanges(rows.map(({ score }) => score?.chance ?? null));
  return new Map(rows.map(({ key, people, peopleBefore, mentions, volume, impact, score }, place) => {
    const isFew = people < arrowRules.fewestPeople && (peopleBefore ?? 0) < arrowRules.fewestPeople;
    return [key, {
      people,
      peopleBefore,
      mentions,
      isFew,
      change: volume !== null && grown[place] === true && !isFew ? volume.direction : null,
      impact: shownImpact(impact, pulls[place] === true),
      score: score === null ? null : { ...score.now, before: score.before, change: moved[place] === true ? score.direction : null },
    }];
  }));
}

function volumeOf(explored: Explored, kind: 'theme' | 'group', key: string, { daysNow, daysBefore }: JudgedAgainst) {
  const { people, mentions } = explored.count(kind, key, true);
  if (daysBefore === null) return { people, mentions, peopleBefore: null, volume: null };
  const before = explored.count(kind, key, false).people;
  const comments = (now: boolean) => explored.count('said', '', now).people;
  return { people, mentions, peopleBefore: before, volume: volumeChance({ people, comments: comments(true), days: daysNow }, { people: before, comments: comments(false), days: daysBefore }) };
}

function impactOf(explored: Explored, kind: 'theme' | 'group', key: string, { metric }: JudgedAgainst) {
  if (metric === undefined) return null;
  return themeImpact(metric.tally(explored.scores(kind, key, true, metric.metric)), metric.tally(explored.scores('said', '', true, metric.metric)));
}

function shownImpact(impact: ReturnType<typeof themeImpact> | null, isClear: boolean): ExplorerFacts['impact'] {
  if (impact === null || !impact.isShown) return impact;
  const { chance: _chance, ...shown } = impact;
  return { ...shown, isClear };
}

function scoreOf(explored: Explored, kind: 'theme' | 'group', key: string, { metric, daysBefore }: JudgedAgainst) {
  if (metric === undefined) return null;
  const own = metric.tally(explored.scores(kind, key, true, metric.metric));
  const old = metric.tally(explored.scores(kind, key, false, metric.metric));
  const now = estimate(own);
  const before = daysBefore === null ? null : estimate(old).value;
  const isCompared = now.value !== null && before !== null;
  return { now, before, chance: isCompared ? tallyChance(own, old) : null, direction: (now.value ?? 0) >= (before ?? 0) ? ('up' as const) : ('down' as const) };
}
