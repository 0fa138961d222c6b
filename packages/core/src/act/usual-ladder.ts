import type { LadderStep } from './ladder.ts';

/** The ladder every organisation begins with: what waits too long reaches the leads, what stays late the executive sponsor. */
export const usualLadder = [
  { trigger: 'no_owner', days: 5, roles: ['leads'], memberId: null },
  { trigger: 'no_acknowledgement', days: 3, roles: ['leads'], memberId: null },
  { trigger: 'no_answer', days: 3, roles: ['owner', 'leads'], memberId: null },
  { trigger: 'no_update', days: 15, roles: ['owner'], memberId: null },
  { trigger: 'before_deadline', days: 3, roles: ['owner'], memberId: null },
  { trigger: 'after_deadline', days: 1, roles: ['owner', 'deputy'], memberId: null },
  { trigger: 'after_deadline', days: 5, roles: ['leads'], memberId: null },
  { trigger: 'after_deadline', days: 10, roles: ['sponsor'], memberId: null },
] as const satisfies readonly Omit<LadderStep, 'id'>[];
