import type { ExplorerFacts } from './explorer-answer.ts';
import type { ExplorerFilter } from './explorer-filter.ts';

/** The order of a view: most people first, or what pulls the score down most, or the lowest score; what is hidden for few answers comes last. */
export function orderOf(view: ExplorerFilter['view']): (a: ExplorerFacts, b: ExplorerFacts) => number {
  return (a, b) => weights[view](b) - weights[view](a) || b.people - a.people;
}

const weights = {
  volume: ({ people }) => people,
  impact: ({ impact }) => (impact?.isShown === true ? impact.difference : -1_000),
  score: ({ score }) => (score === null || score.value === null ? -1_000 : -score.value),
} as const satisfies Record<ExplorerFilter['view'], (facts: ExplorerFacts) => number>;
