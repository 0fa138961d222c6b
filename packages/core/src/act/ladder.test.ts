import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LadderStep, ladderRoles, ladderTriggers, stepsAhead } from './ladder.ts';
import { ladderRefusals } from './ladder-refusals.ts';
import { previewSentence, triggerReason, triggerWords } from './ladder-words.ts';
import { waitsOf } from './theme-waits.ts';
import { usualLadder } from './usual-ladder.ts';
import type { WorkingCalendar } from './working-calendar.ts';

type Step = Omit<LadderStep, 'id'>;

const week: WorkingCalendar = { weekend: ['saturday', 'sunday'], closed: new Set(['2026-12-25']) };
const step = (trigger: Step['trigger'], days: number, roles: Step['roles'] = ['owner'], memberId: string | null = null): Step => ({ trigger, days, roles, memberId });
const after = step('after_deadline', 1);
const wrong = (...steps: Step[]) => ladderRefusals(steps).map(({ pointer, message }) => `${pointer} ${message}`);

test('the ladder every organisation begins with is a good one', () => {
  expect(ladderRefusals(usualLadder)).toEqual([]);
});

test('a ladder that names nobody, runs in a circle, is out of order or ends before the deadline is refused, step by step', () => {
  expect(wrong()).toEqual(['/steps A ladder needs at least one step.']);
  expect(wrong(step('after_deadline', 1, []))).toEqual(['/steps/0/roles Step 1 tells nobody. Choose who is told.']);
  expect(wrong(step('no_owner', 3, ['owner', 'deputy']), after)).toEqual(['/steps/0/roles Step 1 is for a theme without an owner, so there is no owner or deputy to tell. Choose somebody else.']);
  expect(wrong(step('after_deadline', 5, ['leads']), step('after_deadline', 2, ['sponsor']))).toEqual(['/steps/1/days Step 2 comes before step 1. Put the steps in the order of their days.']);
  expect(wrong(after, step('before_deadline', 2, ['leads']))).toEqual(['/steps/1/days Step 2 comes before step 1. Put the steps in the order of their days.']);
  expect(wrong(after, step('after_deadline', 1, ['leads']))).toEqual(['/steps/1/days Steps 1 and 2 come on the same day. Make them one step.']);
  expect(wrong(after, step('after_deadline', 3, ['leads']), step('after_deadline', 5, ['owner']))).toEqual(['/steps/2/roles Step 3 goes back to people who were told before step 2: the ladder runs in a circle. Name somebody further up.']);
  expect(wrong(step('before_deadline', 3))).toEqual(['/steps/0/trigger This ladder ends before the deadline has passed: a late theme would reach nobody. Add a step after the deadline.']);
  expect(wrong(after, step('after_deadline', 3), step('after_deadline', 5, ['owner', 'leads']), step('no_update', 5), step('no_update', 10))).toEqual([]);
});

test('the preview says on which day who is told', () => {
  expect(previewSentence([{ on: '2026-12-03', people: ['Asha'] }, { on: '2026-12-08', people: ['Tom'] }])).toBe('If nothing happens, on 3 December Asha is told, on 8 December Tom.');
  expect(previewSentence([{ on: '2026-12-03', people: ['Asha', 'Tom', 'Lena'] }])).toBe('If nothing happens, on 3 December Asha, Tom and Lena are told.');
  expect(previewSentence([{ on: '2026-12-03', people: ['the leads'] }])).toBe('If nothing happens, on 3 December the leads are told.');
  expect(previewSentence([])).toBe('If nothing happens, nobody is told.');
});

test('every trigger has its words, for one day and for several', () => {
  expect(ladderTriggers.map((trigger) => triggerWords(trigger, 1))).toEqual(['one working day before the deadline', 'one working day after the deadline', 'one working day without an owner', 'one working day without an acknowledgement', 'one working day without an update', 'one working day without an answer to a hand-over']);
  expect([triggerWords('before_deadline', 0), triggerReason('before_deadline', 0)]).toEqual(['on the day of the deadline', 'The deadline is today.']);
  expect(triggerReason('no_owner', 5)).toBe('Nobody has owned it for 5 working days.');
});

const moment = new Date('2026-11-23T10:00:00Z');
const facts = { status: 'open' as const, statusSince: moment, deadlineOn: '2026-12-04', acknowledgedAt: null, handedAt: moment, promisedAt: moment, spokeAt: moment, askedAt: null };

test('what was answered is not waited for: an acknowledgement, an update, a theme that is done', () => {
  expect(Object.keys(waitsOf(facts, 'Europe/London')).toSorted()).toEqual(['after_deadline', 'before_deadline', 'no_acknowledgement', 'no_update']);
  expect(waitsOf({ ...facts, acknowledgedAt: moment }, 'Europe/London').no_acknowledgement).toBeUndefined();
  expect(waitsOf({ ...facts, spokeAt: new Date('2026-11-23T10:00:01Z') }, 'Europe/London').no_acknowledgement).toBeUndefined();
  expect(waitsOf({ ...facts, askedAt: moment }, 'Europe/London').no_answer?.fromOn).toBe('2026-11-23');
  for (const status of ['done', 'confirmed', 'declined', 'merged', 'dismissed'] as const) expect(waitsOf({ ...facts, status }, 'Europe/London')).toEqual({});
  expect(Object.keys(waitsOf({ ...facts, status: 'emerging', deadlineOn: null }, 'Europe/London'))).toEqual(['no_owner']);
});

test('a waiting that begins at night begins on the organisation’s day, not on ours', () => {
  const late = { ...facts, status: 'emerging' as const, statusSince: new Date('2026-11-23T23:30:00Z') };
  expect(waitsOf(late, 'Europe/London').no_owner?.fromOn).toBe('2026-11-23');
  expect(waitsOf(late, 'Asia/Kolkata').no_owner?.fromOn).toBe('2026-11-24');
});

test('steps come in the order of their days, and none that should have come before the waiting began', () => {
  const steps = [step('after_deadline', 1), step('before_deadline', 3), step('before_deadline', 20), step('no_update', 2)].map((each, at) => ({ ...each, id: String(at) }));
  expect(stepsAhead(steps, waitsOf(facts, 'Europe/London'), week).map(({ step: { id }, dueOn }) => `${id} ${dueOn}`)).toEqual(['3 2026-11-25', '1 2026-12-01', '0 2026-12-07']);
});

test('no step of any ladder ever lies on a weekend or a closed day', () => {
  const anyStep = fc.record({ id: fc.uuid(), trigger: fc.constantFrom(...ladderTriggers), days: fc.integer({ min: 0, max: 40 }), roles: fc.subarray([...ladderRoles]), memberId: fc.constant(null) });
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 8 }), fc.date({ min: new Date('2026-11-01T00:00:00Z'), max: new Date('2027-03-01T00:00:00Z'), noInvalidDate: true }), (steps, since) => {
      const ahead = stepsAhead(steps, waitsOf({ ...facts, handedAt: since, promisedAt: since, spokeAt: since }, 'Europe/London'), week);
      for (const { dueOn } of ahead) expect(['0', '6']).not.toContain(String(new Date(`${dueOn}T00:00:00Z`).getUTCDay()));
      expect(ahead.map(({ dueOn }) => dueOn)).toEqual(ahead.map(({ dueOn }) => dueOn).toSorted());
    }),
    { numRuns: 100 },
  );
});
