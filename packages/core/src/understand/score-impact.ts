import { type Metric, usualScales } from '../vocabulary.ts';

/** Answers of one metric on its usual scale, added up. Other scales are never mixed in. */
export interface ScoreSum {
  readonly answers: number;
  readonly sum: number;
  /** 9 and 10 of 10, for NPS. */
  readonly promoters: number;
  /** 0 to 6 of 10, for NPS. */
  readonly detractors: number;
}

/** How people with this theme score beside all others; hidden below 30 answers on either side. */
export type ScoreImpact =
  | { readonly metric: Metric; readonly isShown: true; readonly answers: number; readonly otherAnswers: number; readonly among: number; readonly others: number; readonly all: number }
  | { readonly metric: Metric; readonly isShown: false; readonly answers: number };

export const fewestScores = 30;

/** The score among those who raised a theme, among the others, and of all: "without these comments NPS would be 46 instead of 41". */
export function scoreImpact(metric: Metric, among: ScoreSum, all: ScoreSum): ScoreImpact {
  const others = { answers: all.answers - among.answers, sum: all.sum - among.sum, promoters: all.promoters - among.promoters, detractors: all.detractors - among.detractors };
  if (among.answers < fewestScores || others.answers < fewestScores) return { metric, isShown: false, answers: among.answers };
  return { metric, isShown: true, answers: among.answers, otherAnswers: others.answers, among: scoreOf(metric, among), others: scoreOf(metric, others), all: scoreOf(metric, all) };
}

/** NPS as promoters minus detractors in points of 100 (Reichheld 2003), rounded; everything else as a mean with one decimal. */
export function scoreOf(metric: Metric, sum: ScoreSum): number {
  if (metric === 'nps') return Math.round((100 * (sum.promoters - sum.detractors)) / sum.answers);
  return Math.round((10 * sum.sum) / sum.answers) / 10;
}

/** How far a theme pulls a score down, as a part of its scale, so that metrics can stand in one order; hidden ones pull nothing. */
export function scorePull(impact: ScoreImpact | null): number {
  if (impact === null || !impact.isShown) return 0;
  const { min, max } = impact.metric === 'nps' ? { min: -100, max: 100 } : usualScales[impact.metric];
  return (impact.others - impact.among) / (max - min);
}
