import type { FieldProblem } from '../errors.ts';
import type { LadderStep, LadderTrigger } from './ladder.ts';

type Step = Omit<LadderStep, 'id'>;

/** When a step comes on its way, counted from the deadline or from the beginning of the waiting. */
const dayOf = ({ trigger, days }: Step) => (trigger === 'before_deadline' ? -days : days);
const wayOf = (trigger: LadderTrigger) => (trigger === 'before_deadline' || trigger === 'after_deadline' ? 'deadline' : trigger);
const peopleOf = ({ roles, memberId }: Step): string[] => [...roles, ...(memberId === null ? [] : [memberId])];

/** What is wrong with the steps of a ladder, each with the step to mend: one that tells nobody, that comes too early, that goes round in a circle; a ladder that ends before the deadline. */
export function ladderRefusals(steps: readonly Step[]): FieldProblem[] {
  if (steps.length === 0) return [{ pointer: '/steps', message: 'A ladder needs at least one step.' }];
  const single = steps.flatMap((step, at) => ownRefusal(step, at));
  const ordered = steps.flatMap((step, at) => orderRefusal(steps, step, at));
  const circles = ordered.length > 0 ? [] : steps.flatMap((step, at) => circleRefusal(steps, step, at));
  return [...single, ...ordered, ...circles, ...endRefusal(steps)];
}

function ownRefusal(step: Step, at: number): FieldProblem[] {
  if (peopleOf(step).length === 0) return [{ pointer: `/steps/${at}/roles`, message: `Step ${at + 1} tells nobody. Choose who is told.` }];
  if (step.trigger === 'no_owner' && step.memberId === null && step.roles.every((role) => role === 'owner' || role === 'deputy')) return [{ pointer: `/steps/${at}/roles`, message: `Step ${at + 1} is for a theme without an owner, so there is no owner or deputy to tell. Choose somebody else.` }];
  return [];
}

function before(steps: readonly Step[], step: Step, at: number): { step: Step; at: number }[] {
  return steps.flatMap((other, index) => (index < at && wayOf(other.trigger) === wayOf(step.trigger) ? [{ step: other, at: index }] : []));
}

function orderRefusal(steps: readonly Step[], step: Step, at: number): FieldProblem[] {
  const last = before(steps, step, at).at(-1);
  if (last === undefined || dayOf(step) > dayOf(last.step)) return [];
  const message = dayOf(step) === dayOf(last.step) ? `Steps ${last.at + 1} and ${at + 1} come on the same day. Make them one step.` : `Step ${at + 1} comes before step ${last.at + 1}. Put the steps in the order of their days.`;
  return [{ pointer: `/steps/${at}/days`, message }];
}

/** A ladder goes up: whoever was told before the last step is not the only one told again. */
function circleRefusal(steps: readonly Step[], step: Step, at: number): FieldProblem[] {
  const earlier = before(steps, step, at);
  const last = earlier.at(-1);
  if (last === undefined) return [];
  const [told, lately, now] = [new Set(earlier.flatMap((each) => peopleOf(each.step))), new Set(peopleOf(last.step)), peopleOf(step)];
  if (now.length === 0 || now.some((person) => !told.has(person)) || now.some((person) => lately.has(person))) return [];
  return [{ pointer: `/steps/${at}/roles`, message: `Step ${at + 1} goes back to people who were told before step ${last.at + 1}: the ladder runs in a circle. Name somebody further up.` }];
}

function endRefusal(steps: readonly Step[]): FieldProblem[] {
  if (steps.some(({ trigger }) => trigger === 'after_deadline')) return [];
  const at = steps.findLastIndex(({ trigger }) => trigger === 'before_deadline');
  return [{ pointer: at < 0 ? '/steps' : `/steps/${at}/trigger`, message: 'This ladder ends before the deadline has passed: a late theme would reach nobody. Add a step after the deadline.' }];
}
