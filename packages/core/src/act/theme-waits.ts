import { dayIn } from '../calendar.ts';
import type { Waits } from './ladder.ts';
import { isUnresolved, type ThemeStatus } from './theme-status.ts';

/** What a theme's timeline says of who has waited for what since when. */
export interface WaitFacts {
  readonly status: ThemeStatus;
  readonly statusSince: Date;
  readonly deadlineOn: string | null;
  readonly acknowledgedAt: Date | null;
  /** When its present owner got it: accepted, handed over, or opened again. */
  readonly handedAt: Date | null;
  /** When its deadline was promised: accepted, moved, or opened again. */
  readonly promisedAt: Date | null;
  /** When its owner was last heard of, or somebody else changed or answered it. */
  readonly spokeAt: Date | null;
  /** Since when somebody is asked to take it over; null while nobody is. */
  readonly askedAt: Date | null;
}

/** What a theme waits for now: an owner while it has none; afterwards its acknowledgement, its next update, an answer to a hand-over and its deadline, as long as somebody has to act. */
export function waitsOf(facts: WaitFacts, timezone: string): Waits {
  const from = (since: Date) => ({ since, sinceOn: dayIn(since, timezone), fromOn: dayIn(since, timezone) });
  if (facts.status === 'emerging') return { no_owner: from(facts.statusSince) };
  if (!isUnresolved(facts.status) || facts.deadlineOn === null) return {};
  const handedAt = facts.handedAt ?? facts.statusSince;
  const spokeAt = facts.spokeAt ?? handedAt;
  const deadline = { ...from(facts.promisedAt ?? handedAt), fromOn: facts.deadlineOn };
  const isAcknowledged = facts.acknowledgedAt !== null || spokeAt > handedAt;
  return { before_deadline: deadline, after_deadline: deadline, no_update: from(spokeAt), ...(facts.askedAt === null ? {} : { no_answer: from(facts.askedAt) }), ...(isAcknowledged ? {} : { no_acknowledgement: from(handedAt) }) };
}
