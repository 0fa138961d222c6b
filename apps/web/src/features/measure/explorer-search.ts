import { comparisons, healthPeriods } from '@kept/core/measure/health-period-names.ts';
import { channels, journeyStages, metrics, origins } from '@kept/core/vocabulary.ts';
import type { ExplorerQuery } from './explorer-queries.ts';

export const explorerViews = ['volume', 'impact', 'score', 'stage', 'segment'] as const;
export type ExplorerView = (typeof explorerViews)[number];

/** What the explorer keeps in the URL. */
export interface ExplorerSearch {
  view?: string | undefined;
  period?: string | undefined;
  compare?: string | undefined;
  channel?: string | undefined;
  source?: string | undefined;
  segment?: string | undefined;
  stage?: string | undefined;
  origin?: string | undefined;
  language?: string | undefined;
  team?: string | undefined;
  metric?: string | undefined;
}

/** Which view the URL asks for. */
export function viewOf({ view }: ExplorerSearch): ExplorerView {
  return explorerViews.find((each) => each === view) ?? 'volume';
}

/** The URL's words as the API's filters; what the API would not know is left out. */
export function explorerQueryOf(search: ExplorerSearch): ExplorerQuery {
  const known = <Word extends string>(words: readonly Word[], word: string | undefined) => words.find((each) => each === word);
  const named = {
    view: known(['volume', 'impact', 'score'] as const, search.view),
    period: known(healthPeriods, search.period),
    compare: known(comparisons, search.compare),
    channel: known(channels.filter((channel) => channel !== 'friction'), search.channel),
    source: search.source?.slice(0, 200),
    segment: search.segment?.slice(0, 100),
    stage: known(journeyStages, search.stage),
    origin: known(origins, search.origin),
    language: search.language?.slice(0, 35),
    metric: known(metrics, search.metric),
  };
  return Object.fromEntries(Object.entries(named).filter(([, word]) => word !== undefined && word !== ''));
}

/** Says whether anything but view, period and comparison narrows what is counted. */
export function isExplorerNarrowed({ channel, source, segment, stage, origin, language }: ExplorerSearch): boolean {
  return [channel, source, segment, stage, origin, language].some((word) => word !== undefined);
}
