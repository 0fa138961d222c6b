import type { DigestState } from '../vocabulary.ts';

/** The words a person reads for each state of a digest. */
export const digestStateWords = {
  draft: 'Draft',
  in_review: 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  sending: 'Sending',
  paused: 'Paused',
  sent: 'Sent',
  cancelled: 'Cancelled',
} as const satisfies Record<DigestState, string>;

/** What a person can do with a digest. */
export type DigestStep = 'change' | 'review' | 'approval' | 'schedule' | 'stop' | 'test';

const allowed = {
  change: ['draft', 'in_review', 'approved'],
  test: ['draft', 'in_review', 'approved', 'scheduled'],
  review: ['draft', 'in_review'],
  approval: ['in_review'],
  schedule: ['approved', 'paused'],
  stop: ['draft', 'in_review', 'approved', 'scheduled', 'sending'],
} as const satisfies Record<DigestStep, readonly DigestState[]>;

const refusals = {
  change: 'It can no longer be changed',
  test: 'It can no longer be tested',
  review: 'It can no longer be sent to review',
  approval: 'It is not waiting for approval',
  schedule: 'It cannot be scheduled now',
  stop: 'There is nothing to stop',
} as const satisfies Record<DigestStep, string>;

/** Says whether a step is possible in a state. */
export function canStep(step: DigestStep, state: DigestState): boolean {
  const states: readonly DigestState[] = allowed[step];
  return states.includes(state);
}

/** Why a step is not possible, in a sentence. */
export function stepRefusal(step: DigestStep, state: DigestState): string {
  if (step === 'schedule' && (state === 'draft' || state === 'in_review')) return 'A second person has to approve this digest before it can go out.';
  return `${refusals[step]}: this digest is “${digestStateWords[state]}”.`;
}

/** What stopping leads to: a scheduled digest stays approved, one under way pauses, anything earlier is cancelled. */
export function stoppedState(state: DigestState): DigestState {
  if (state === 'scheduled') return 'approved';
  return state === 'sending' ? 'paused' : 'cancelled';
}

/** The minutes between pressing Send and the first mail, in which Stop still stops everything. */
export const holdMinutes = 10;

/** When a digest starts going out: at the asked moment, but never before the hold is over. */
export function sendAtOf(asked: Date | undefined, holdInMinutes: number, now: Date): Date {
  const earliest = new Date(now.getTime() + holdInMinutes * 60_000);
  return asked === undefined || asked < earliest ? earliest : asked;
}
