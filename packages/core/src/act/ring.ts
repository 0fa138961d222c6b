import { needsOwner, type ThemeStatus } from './theme-status.ts';

export const arcNames = ['heard', 'owned', 'acting', 'done', 'told'] as const;
export const arcStates = ['on', 'now', 'late', 'no', 'off'] as const;
export type ArcState = (typeof arcStates)[number];

/** The five arcs of the ring: reached, now, late here, answered with "no", or not yet. */
export type Ring = Readonly<Record<(typeof arcNames)[number], ArcState>>;

/** What the ring is drawn from. `isTold`: the people behind it were written to, or the public page says it, since it was decided. */
export interface RingFacts {
  readonly status: ThemeStatus;
  readonly isLate: boolean;
  readonly isTold: boolean;
}

/** Draws the ring: heard, owned, acting, done, told, each with its state; a late theme is red at the arc it has not reached. */
export function ringOf({ status, isLate, isTold }: RingFacts): Ring {
  const now = isLate ? 'late' : 'now';
  if (status === 'emerging') return ring('on', 'now', 'off', 'off', 'off');
  if (status === 'open' || status === 'in_progress' || status === 'blocked') return ring('on', 'on', status === 'open' && !isLate ? 'off' : now, 'off', 'off');
  if (status === 'declined') return ring('on', 'on', 'no', 'no', isTold ? 'on' : 'now');
  return needsOwner(status) ? ring('on', 'on', 'on', 'on', isTold ? 'on' : 'now') : ring('on', 'off', 'off', 'off', 'off');
}

/** Says the ring in words, for those who do not see it: "loop: 3 of 5, late". */
export function ringWords(arcs: Ring): string {
  const states = arcNames.map((name) => arcs[name]);
  const reached = states.filter((state) => state === 'on' || state === 'no').length;
  return `loop: ${reached} of 5${states.includes('late') ? ', late' : ''}${states.includes('no') ? ', answered with no' : ''}`;
}

function ring(heard: ArcState, owned: ArcState, acting: ArcState, done: ArcState, told: ArcState): Ring {
  return { heard, owned, acting, done, told };
}
