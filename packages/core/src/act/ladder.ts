import { addWorkingDays, type WorkingCalendar } from './working-calendar.ts';

/** What a step waits for. Each is answered by something people do; days are working days. */
export const ladderTriggers = ['before_deadline', 'after_deadline', 'no_owner', 'no_acknowledgement', 'no_update', 'no_answer'] as const;
export type LadderTrigger = (typeof ladderTriggers)[number];

/** Whom a step tells, besides a named member. */
export const ladderRoles = ['owner', 'deputy', 'leads', 'sponsor'] as const;
export type LadderRole = (typeof ladderRoles)[number];

/** One step of a ladder: when, and who is told. */
export interface LadderStep {
  readonly id: string;
  readonly trigger: LadderTrigger;
  readonly days: number;
  readonly roles: readonly LadderRole[];
  readonly memberId: string | null;
}

/** One stretch of waiting: the moment and the day it began, and the day its working days are counted from. */
export interface Waiting {
  readonly since: Date;
  readonly sinceOn: string;
  readonly fromOn: string;
}

/** What a theme waits for at a moment; what was answered is not in it. */
export type Waits = Partial<Record<LadderTrigger, Waiting>>;

/** A step and the working day it is for. */
export interface DueStep<Step extends LadderStep = LadderStep> {
  readonly step: Step;
  readonly since: Date;
  readonly dueOn: string;
}

/** The steps that lie on a theme's way while nothing happens, with their days, in the order of time. What should have come before the waiting began is left out. */
export function stepsAhead<Step extends LadderStep>(steps: readonly Step[], waits: Waits, calendar: WorkingCalendar): DueStep<Step>[] {
  return steps
    .flatMap((step) => {
      const wait = waits[step.trigger];
      if (wait === undefined) return [];
      const dueOn = addWorkingDays(calendar, wait.fromOn, step.trigger === 'before_deadline' ? -step.days : step.days);
      return step.trigger === 'before_deadline' && dueOn < wait.sinceOn ? [] : [{ step, since: wait.since, dueOn }];
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
