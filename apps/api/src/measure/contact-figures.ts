import type { Tally } from '@kept/core/measure/estimate.ts';
import { type ContactBucket, type ContactKey, contactKeys } from './count-contacts.ts';
import { figureOf } from './figure-of.ts';
import type { Health } from './health-answer.ts';
import { sumOf } from './sum-of.ts';

const contactWords = {
  repeat_contact: { label: 'Repeat contact in 30 days', meaning: 'Of contacts at least 30 days old: the same customer came back about the same reason within 30 days', better: 'lower' },
  first_contact: { label: 'Resolved on first contact', meaning: 'Of contacts where it is known: resolved without a second one', better: 'higher' },
  call_back_kept: { label: 'Call-backs made in time', meaning: 'Of call-backs that were promised and whose time has passed: made by then', better: 'higher' },
  contained: { label: 'Handled by the bot alone', meaning: 'Of contacts a bot began: ended without a person. Says nothing about whether it helped', better: 'higher' },
  transferred: { label: 'Transferred', meaning: 'Of contacts that a person took: passed on to a colleague or supervisor at least once', better: 'lower' },
} as const satisfies Record<ContactKey, { label: string; meaning: string; better: 'higher' | 'lower' }>;

/** Repeat contact, resolved on first contact, transfers, call-backs and what the bot handled, each over time and against the period before. */
export function contactFigures(buckets: readonly string[], now: readonly ContactBucket[], before: readonly ContactBucket[] | null): Health['contacts'] {
  return contactKeys.map((key) => {
    const { label, meaning, better } = contactWords[key];
    const sum = (ones: readonly ContactBucket[]): Tally => ({ kind: 'share', hits: sumOf(ones, (one) => one.tallies[key].hits), n: sumOf(ones, (one) => one.tallies[key].n) });
    const points = buckets.map((from) => ({ from, tally: sum(now.filter((one) => one.bucket === from)) }));
    return { key, label, meaning, ...figureOf('percent', better, { now: sum(now), before: before === null ? null : sum(before), points }) };
  });
}
