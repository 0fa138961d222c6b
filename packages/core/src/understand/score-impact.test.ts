import { expect, test } from 'vitest';
import { scoreImpact, scorePull } from './score-impact.ts';

const all = { answers: 1000, sum: 7000, promoters: 500, detractors: 100 };

test('says what the score is among them, among the others and of all', () => {
  const impact = scoreImpact('nps', { answers: 100, sum: 300, promoters: 0, detractors: 80 }, all);
  expect(impact).toEqual({ metric: 'nps', isShown: true, answers: 100, otherAnswers: 900, among: -80, others: 53, all: 40 });
  expect(scorePull(impact)).toBeCloseTo(0.665);
});

test('is hidden below 30 answers on either side', () => {
  expect(scoreImpact('nps', { answers: 29, sum: 100, promoters: 0, detractors: 29 }, all)).toEqual({ metric: 'nps', isShown: false, answers: 29 });
  expect(scoreImpact('csat', { answers: 980, sum: 3000, promoters: 0, detractors: 0 }, all)).toMatchObject({ isShown: false });
  expect(scorePull({ metric: 'nps', isShown: false, answers: 3 })).toBe(0);
});

test('means keep one decimal', () => {
  const csat = { answers: 60, sum: 200, promoters: 0, detractors: 0 };
  expect(scoreImpact('csat', { answers: 30, sum: 60, promoters: 0, detractors: 0 }, csat)).toMatchObject({ among: 2, others: 4.7, all: 3.3 });
});
