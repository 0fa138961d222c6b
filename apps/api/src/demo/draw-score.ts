import { type Metric, usualScales } from '@kept/core/vocabulary.ts';
import type { Problem } from './problems.ts';
import type { Random } from './random.ts';

/** A score as it is kept: on its metric's usual scale. */
export interface DemoScore {
  readonly metric: Metric;
  readonly score: number;
  readonly scaleMin: number;
  readonly scaleMax: number;
}

/** Who complains of nothing is mostly content. */
const content = { mood: 0.93, spread: 0.16 };
/** People are milder in numbers than in words: who writes about a problem still gives a point for the rest. */
const bothered = { mildness: 0.12, spread: 0.24 };

/** The score somebody gives who has met this problem, or none. */
export function drawScore(metric: Metric, problem: Problem | null, random: Random): DemoScore {
  const mood = problem === null ? content.mood + content.spread * random.bell() : problem.mood + bothered.mildness + bothered.spread * random.bell();
  const { min, max } = usualScales[metric];
  return { metric, score: Math.round(min + Math.max(0, Math.min(1, mood)) * (max - min)), scaleMin: min, scaleMax: max };
}
