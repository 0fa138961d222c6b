import { addDaysTo } from './calendar.ts';
import type { ThemeStatus } from './act/theme-status.ts';
import { type DigestCadence, nextDigestOn, periodOf, periodStartOn } from './digest-period.ts';

/** What is known of the answer to a theme: how it stands, and the day customers last read something about it. */
export interface AnswerState {
  readonly status: ThemeStatus;
  readonly toldOn: string | undefined;
  /** How often the organisation answers. */
  readonly cadence: DigestCadence;
}

const unanswered: readonly ThemeStatus[] = ['emerging', 'open', 'in_progress', 'blocked'];

/**
 * The day named on the thank-you page that has passed unanswered, the latest one, with whom it was named to: everybody who said it
 * before that day and has read nothing about it since. Customers and owners are told the same by this one rule. Undefined while no day has passed.
 */
export function passedAnswer({ status, toldOn, cadence }: AnswerState, today: string): { readonly on: string; readonly isFor: (saidOn: string) => boolean } | undefined {
  if (!unanswered.includes(status)) return undefined;
  const on = periodStartOn(periodOf(addDaysTo(today, -1), cadence));
  return { on, isFor: (saidOn) => nextDigestOn(saidOn, cadence) <= on && (toldOn === undefined || saidOn > toldOn) };
}
