import type { FeedbackKind } from '@kept/core/vocabulary.ts';
import { instantBefore } from './calendar.ts';
import { drawDaysAgo } from './life-cycle.ts';
import { problems, type Problem } from './problems.ts';
import type { Random } from './random.ts';

const textCounts = { survey: 1500, review: 450, interaction: 400, friction: 150 } as const satisfies Record<FeedbackKind, number>;
const noiseCounts: Record<FeedbackKind, number> = { survey: 230, review: 58, interaction: 12, friction: 0 };
const frictionRoundDays = 30;

/** One text still to be written: when, in which form, about what. */
export type PlannedText = { kind: FeedbackKind; at: number; problem: Problem | null; also: Problem[] };

/** Plans all 2,500 texts of the year: how many for each problem, in which form, on which day. Their order and matter are the same whatever day it is. */
export function planFeedback(today: string, random: Random): PlannedText[] {
  const kinds: readonly FeedbackKind[] = ['survey', 'review', 'interaction', 'friction'];
  const days = random.fork('days');
  const matter = random.fork('matter');
  return kinds.flatMap((kind) => planKind(kind, today, days, matter));
}

function planKind(kind: FeedbackKind, today: string, days: Random, matter: Random): PlannedText[] {
  const weightOf = (problem: Problem): number => (kind === 'friction' ? problem.agentWeight : problem.weight);
  const about = shareOut(textCounts[kind] - noiseCounts[kind], problems.map(weightOf));
  const texts = problems.flatMap((problem, index) =>
    Array.from({ length: about[index] ?? 0 }, () => ({ kind, at: drawMoment(kind, problem, today, days), problem, also: kind === 'friction' ? [] : drawFurther(problem, matter) })),
  );
  const noise = Array.from({ length: noiseCounts[kind] }, () => ({ kind, at: waking(today, 1 + days.next() * 360, days), problem: null, also: [] }));
  return [...texts, ...noise];
}

function drawMoment(kind: FeedbackKind, problem: Problem, today: string, days: Random): number {
  const daysAgo = drawDaysAgo(problem.lifeCycle, today, days);
  return kind === 'friction' ? releaseOf(today, daysAgo) : waking(today, daysAgo, days);
}

/** About 15 % of the texts make a second point, a few a third. */
function drawFurther(problem: Problem, random: Random): Problem[] {
  if (!random.chance(0.15)) return [];
  const others = problems.filter((other) => other !== problem);
  const second = random.pickWeighted(others, (other) => other.weight);
  if (!random.chance(0.18)) return [second];
  return [second, random.pickWeighted(others.filter((other) => other !== second), (other) => other.weight)];
}

/** Agents' reports carry only their round: all reports of a round are released together at noon. */
function releaseOf(today: string, daysAgo: number): number {
  const round = Math.min(11, Math.floor(daysAgo / frictionRoundDays));
  return instantBefore(today, 8 + round * frictionRoundDays - 0.5);
}

/** Moves a moment to an hour at which people write. */
function waking(today: string, daysAgo: number, random: Random): number {
  const hour = 8 + 13.5 * ((random.next() + random.next()) / 2);
  return instantBefore(today, Math.min(361, Math.ceil(daysAgo)) - hour / 24);
}

/** Divides a whole number by weights so that the parts are whole and add up to it. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((a, b) => a + b, 0);
  const byRest = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRest.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
