import { betaShare } from '../act/incomplete-beta.ts';
import type { Rate } from '../act/rate-ratio.ts';
import { type Tally, varianceOf } from './estimate.ts';

/** What was counted in a period: people who said a thing, all comments received, days. */
interface Exposed {
  readonly people: number;
  readonly comments: number;
  readonly days: number;
}

/**
 * How likely a difference in volume at least this large would be by chance if nothing had changed, per day and per comment
 * received; the larger of the two, so that more surveys alone make no rise. Null where nobody said it in either period or
 * where the two point in different directions.
 */
export function volumeChance(now: Exposed, before: Exposed): { chance: number; direction: 'more' | 'fewer' } | null {
  if (now.people + before.people === 0 || now.days <= 0 || before.days <= 0) return null;
  const perDay = ratesChance({ events: before.people, exposure: before.days }, { events: now.people, exposure: now.days });
  const perComment = ratesChance({ events: before.people, exposure: Math.max(1, before.comments) }, { events: now.people, exposure: Math.max(1, now.comments) });
  if (perDay.direction === null || perDay.direction !== perComment.direction) return null;
  return { chance: Math.max(perDay.chance, perComment.chance), direction: perDay.direction };
}

/**
 * The exact conditional test of two Poisson rates (Przyborowski & Wilenski 1940), two-sided by doubling the smaller tail: given
 * their total, the later events are binomial with the later part of the exposure.
 */
export function ratesChance(before: Rate, after: Rate): { chance: number; direction: 'more' | 'fewer' | null } {
  const total = before.events + after.events;
  const part = after.exposure / (before.exposure + after.exposure);
  const atLeast = after.events === 0 ? 1 : betaShare(part, after.events, total - after.events + 1);
  const atMost = after.events === total ? 1 : 1 - betaShare(part, after.events + 1, total - after.events);
  const expected = part * total;
  const direction = after.events > expected ? 'more' : after.events < expected ? 'fewer' : null;
  return { chance: Math.min(1, 2 * Math.min(atLeast, atMost)), direction };
}

/** How likely a difference between two tallies of one kind at least this large would be by chance: the two-sided z-test, for shares with the pooled share. */
export function tallyChance(one: Tally, other: Tally): number {
  if (one.n < 2 || other.n < 2) return 1;
  const error = Math.sqrt(squaredError(one, other));
  const distance = Math.abs(centreOf(one) - centreOf(other));
  if (distance === 0) return 1;
  return error === 0 ? 0 : 2 * upperTail(distance / error);
}

function squaredError(one: Tally, other: Tally): number {
  if (one.kind === 'share' && other.kind === 'share') {
    const pooled = (one.hits + other.hits) / (one.n + other.n);
    return pooled * (1 - pooled) * (1 / one.n + 1 / other.n);
  }
  if (one.kind === 'share' || other.kind === 'share') throw new TypeError('Only tallies of one kind can be compared.');
  return varianceOf(one) / one.n + varianceOf(other) / other.n;
}

function centreOf(tally: Tally): number {
  if (tally.kind === 'share') return tally.hits / tally.n;
  return tally.kind === 'nps' ? (tally.promoters - tally.detractors) / tally.n : tally.sum / tally.n;
}

/** The upper tail of the normal distribution by Abramowitz and Stegun 26.2.17; wrong by less than 0.0000001. */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
