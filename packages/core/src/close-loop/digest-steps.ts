import { type DigestState, digestStates } from '../vocabulary.ts';

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

/**
 * The one table: in which states a step is possible, and the state it leads to. `end` stops a paused digest for good when some of it has
 * left; `start`, `return_to_draft` and `finish` are Kept's own.
 */
export const digestTable = {
  change: { draft: 'draft', in_review: 'draft', approved: 'draft' },
  test: { draft: 'draft', in_review: 'in_review', approved: 'approved', scheduled: 'scheduled' },
  review: { draft: 'in_review', in_review: 'in_review' },
  approve: { in_review: 'approved' },
  approve_alone: { draft: 'approved', in_review: 'approved' },
  give_back: { in_review: 'draft' },
  schedule: { approved: 'scheduled' },
  stop: { scheduled: 'approved', sending: 'paused' },
  resume: { paused: 'sending' },
  cancel: { draft: 'cancelled', in_review: 'cancelled', approved: 'cancelled', scheduled: 'cancelled', paused: 'cancelled' },
  end: { paused: 'sent' },
  start: { scheduled: 'sending' },
  return_to_draft: { scheduled: 'draft' },
  finish: { sending: 'sent' },
} as const satisfies Record<string, Partial<Record<DigestState, DigestState>>>;

/** What can happen to a digest. */
export type DigestStep = keyof typeof digestTable;

const refusals = {
  change: 'It can no longer be changed',
  test: 'It can no longer be tested',
  review: 'It can no longer be sent to review',
  approve: 'It is not waiting for approval',
  approve_alone: 'It is not waiting for approval',
  give_back: 'It is not waiting for approval',
  schedule: 'It cannot be scheduled now',
  stop: 'There is nothing to stop',
  resume: 'It is not paused',
  cancel: 'It can no longer be cancelled',
  end: 'There is nothing to end',
  start: 'It cannot start now',
  return_to_draft: 'It is not waiting to go out',
  finish: 'It is not on its way',
} as const satisfies Record<DigestStep, string>;

/** Where a step leads from a state, or undefined when it is not possible there. */
export function stepFrom(step: DigestStep, state: DigestState): DigestState | undefined {
  const targets: Partial<Record<DigestState, DigestState>> = digestTable[step];
  return targets[state];
}

/** Says whether a step is possible in a state. */
export function canStep(step: DigestStep, state: DigestState): boolean {
  return stepFrom(step, state) !== undefined;
}

/** Every state a step is possible in. */
export function statesFor(step: DigestStep): DigestState[] {
  return digestStates.filter((state) => canStep(step, state));
}

/** Why a step is not possible, in a sentence. */
export function stepRefusal(step: DigestStep, state: DigestState): string {
  if (step === 'schedule' && (state === 'draft' || state === 'in_review')) return 'A second person has to approve this digest before it can go out.';
  if (step === 'cancel' && state === 'sending') return 'It is on its way: stop it first, then cancel the rest.';
  return `${refusals[step]}: this digest is “${digestStateWords[state]}”.`;
}

/** The minutes between pressing Send and the first mail, in which Stop still stops everything. */
export const holdMinutes = 10;

/** When a digest starts going out: at the asked moment, but never before the hold is over. */
export function sendAtOf(asked: Date | undefined, holdInMinutes: number, now: Date): Date {
  const earliest = new Date(now.getTime() + holdInMinutes * 60_000);
  return asked === undefined || asked < earliest ? earliest : asked;
}
