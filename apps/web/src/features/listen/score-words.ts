import type { FeedbackItem } from './queries.ts';

const names = { nps: 'NPS', csat: 'CSAT', ces: 'CES', stars: 'Stars', thumb: 'Thumb' } as const satisfies Record<NonNullable<FeedbackItem['metric']>, string>;

/** Writes a score with its metric and scale: "CSAT 2 of 5", "Thumbs down". Undefined when no score was given. */
export function scoreWords({ metric, score, scaleMax }: Pick<FeedbackItem, 'metric' | 'score' | 'scaleMax'>): string | undefined {
  if (metric === null || score === null) return undefined;
  if (metric === 'thumb') return score > 0 ? 'Thumbs up' : 'Thumbs down';
  if (metric === 'stars') return `${score} of ${scaleMax ?? 5} stars`;
  return `${names[metric]} ${score} of ${scaleMax ?? ''}`.trim();
}
