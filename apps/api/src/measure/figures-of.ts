import { compareTallies } from '@kept/core/measure/compare-tallies.ts';
import { estimate, type Tally } from '@kept/core/measure/estimate.ts';
import { type ScoreCounts, type ScoreMeasure, scoreMeasures } from '@kept/core/measure/score-measures.ts';
import type { ContactBucket, ContactKey } from './count-contacts.ts';
import { contactKeys } from './count-contacts.ts';
import type { ScoreBucket } from './count-scores.ts';
import type { Health } from './health-answer.ts';

const contactWords = {
  repeat_contact: { label: 'Repeat contact in 30 days', meaning: 'Of contacts at least 30 days old: the same customer came back about the same reason within 30 days', better: 'lower' },
  first_contact: { label: 'Resolved on first contact', meaning: 'Of contacts where it is known: resolved without a second one', better: 'higher' },
  transferred: { label: 'Transferred', meaning: 'Of contacts that a person took: passed on to a colleague or supervisor at least once', better: 'lower' },
} as const satisfies Record<ContactKey, { label: string; meaning: string; better: 'higher' | 'lower' }>;

/** The figures of every metric on every scale that was used in the period, each over time and against the period before. Scales are never mixed. */
export function scoreFigures(buckets: readonly string[], now: readonly ScoreBucket[], before: readonly ScoreBucket[] | null): Health['scores'] {
  const scales = new Map(now.map((one) => [`${one.metric} ${one.scaleMin} ${one.scaleMax}`, one] as const));
  return [...scales.values()].toSorted((a, b) => order(a) - order(b)).flatMap(({ metric, scaleMin, scaleMax }) => {
    const same = (one: ScoreBucket) => one.metric === metric && one.scaleMin === scaleMin && one.scaleMax === scaleMax;
    const own = now.filter(same);
    return scoreMeasures(metric, scaleMin, scaleMax).map((measure) => ({
      key: measure.key,
      metric,
      scaleMin,
      scaleMax,
      label: measure.label,
      meaning: measure.meaning,
      ...figure(measure.unit, 'higher', {
        now: total(measure, own),
        before: before === null ? null : total(measure, before.filter(same)),
        points: buckets.map((from) => ({ from, tally: total(measure, own.filter((one) => one.bucket === from)) })),
      }),
    }));
  });
}

/** Repeat contact, resolved on first contact and transfers, each over time and against the period before. */
export function contactFigures(buckets: readonly string[], now: readonly ContactBucket[], before: readonly ContactBucket[] | null): Health['contacts'] {
  return contactKeys.map((key) => {
    const { label, meaning, better } = contactWords[key];
    const sum = (ones: readonly ContactBucket[]): Tally => ({ kind: 'share', hits: add(ones, (one) => one.tallies[key].hits), n: add(ones, (one) => one.tallies[key].n) });
    const points = buckets.map((from) => ({ from, tally: sum(now.filter((one) => one.bucket === from)) }));
    return { key, label, meaning, ...figure('percent', better, { now: sum(now), before: before === null ? null : sum(before), points }) };
  });
}

function figure(unit: ScoreMeasure['unit'], better: 'higher' | 'lower', tallies: { now: Tally; before: Tally | null; points: { from: string; tally: Tally }[] }) {
  const { now, before, points } = tallies;
  const past = before === null ? null : estimate(before);
  return {
    ...estimate(now),
    unit,
    better,
    before: past === null ? null : { n: past.n, value: past.value },
    change: before === null ? null : compareTallies(now, before),
    points: points.map(({ from, tally }) => ({ from, ...estimate(tally) })),
  };
}

function total(measure: ScoreMeasure, ones: readonly ScoreBucket[]): Tally {
  const sum = (part: (counts: ScoreCounts) => number) => add(ones, (one) => part(one.counts));
  return measure.tally({
    n: sum((counts) => counts.n),
    sum: sum((counts) => counts.sum),
    sumOfSquares: sum((counts) => counts.sumOfSquares),
    top: sum((counts) => counts.top),
    topTwo: sum((counts) => counts.topTwo),
    nineUp: sum((counts) => counts.nineUp),
    sixDown: sum((counts) => counts.sixDown),
    fiveUp: sum((counts) => counts.fiveUp),
  });
}

function add<T>(ones: readonly T[], part: (one: T) => number): number {
  return ones.reduce((all, one) => all + part(one), 0);
}

/** The best-known first; a metric's usual scale before its others. */
function order({ metric, scaleMin, scaleMax }: ScoreBucket): number {
  return ['nps', 'csat', 'ces', 'stars', 'thumb'].indexOf(metric) * 1000 + (scoreMeasures(metric, scaleMin, scaleMax)[0]?.key === 'mean' ? 500 : 0) + scaleMax;
}
