export const callBackStates = ['waiting', 'kept', 'kept_late', 'missed'] as const;
export type CallBackState = (typeof callBackStates)[number];

/** How a promised call-back stands: made by its time, made late, not made although its time has passed, or still to be made. */
export function callBackState(dueAt: Date | null, keptAt: Date | null, now: Date): CallBackState | null {
  if (keptAt !== null) return dueAt !== null && keptAt > dueAt ? 'kept_late' : 'kept';
  if (dueAt === null) return null;
  return dueAt < now ? 'missed' : 'waiting';
}
