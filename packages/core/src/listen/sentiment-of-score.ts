import type { KnownSentiment } from '../sentiment-words.ts';
import type { Metric } from '../vocabulary.ts';

/**
 * What a rating says a person felt. NPS by its own groups (Reichheld 2003): up to 6, 7 and 8, 9 and 10. A thumb has no middle. All
 * other scales in fifths: the two lower ones negative, the middle one neutral; Kept reads every scale as higher is better.
 */
export function sentimentOfScore(metric: Metric, score: number, scale: { readonly min: number; readonly max: number }): KnownSentiment {
  if (metric === 'nps') return score <= 6 ? 'negative' : score <= 8 ? 'neutral' : 'positive';
  const place = (score - scale.min) / (scale.max - scale.min);
  if (metric === 'thumb') return place < 0.5 ? 'negative' : 'positive';
  return place < 0.4 ? 'negative' : place <= 0.6 ? 'neutral' : 'positive';
}
