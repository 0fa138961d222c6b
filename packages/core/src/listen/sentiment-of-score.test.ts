import { describe, expect, it } from 'vitest';
import { sentimentOfScore } from './sentiment-of-score.ts';

describe('what a rating says', () => {
  it('reads every usual scale whole, from its lowest to its highest answer', () => {
    expect([6, 7, 8, 9].map((score) => sentimentOfScore('nps', score, { min: 0, max: 10 }))).toEqual(['negative', 'neutral', 'neutral', 'positive']);
    expect([1, 2, 3, 4, 5].map((score) => sentimentOfScore('stars', score, { min: 1, max: 5 }))).toEqual(['negative', 'negative', 'neutral', 'positive', 'positive']);
    expect([1, 2, 3, 4, 5].map((score) => sentimentOfScore('csat', score, { min: 1, max: 5 }))).toEqual(['negative', 'negative', 'neutral', 'positive', 'positive']);
    expect([1, 2, 3, 4, 5, 6, 7].map((score) => sentimentOfScore('ces', score, { min: 1, max: 7 }))).toEqual(['negative', 'negative', 'negative', 'neutral', 'positive', 'positive', 'positive']);
    expect([0, 1].map((score) => sentimentOfScore('thumb', score, { min: 0, max: 1 }))).toEqual(['negative', 'positive']);
  });

  it('reads other scales by their place', () => {
    expect([1, 2, 3, 4].map((score) => sentimentOfScore('csat', score, { min: 1, max: 4 }))).toEqual(['negative', 'negative', 'positive', 'positive']);
    expect(sentimentOfScore('csat', 50, { min: 0, max: 100 })).toBe('neutral');
  });
});
