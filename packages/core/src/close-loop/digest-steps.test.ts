import { expect, test } from 'vitest';
import { digestStates } from '../vocabulary.ts';
import { canStep, digestTable, type DigestStep, sendAtOf, statesFor, stepFrom, stepRefusal } from './digest-steps.ts';

/** Every state by every step, row by row: where it leads, or a dash. A change of the table has to be made here too. */
const wholeTable = `
                 draft      in_review  approved   scheduled  sending  paused     sent  cancelled
change           draft      draft      draft      -          -        -          -     -
test             draft      in_review  approved   scheduled  -        -          -     -
review           in_review  in_review  -          -          -        -          -     -
approve          -          approved   -          -          -        -          -     -
approve_alone    approved   approved   -          -          -        -          -     -
give_back        -          draft      -          -          -        -          -     -
schedule         -          -          scheduled  -          -        -          -     -
stop             -          -          -          approved   paused   -          -     -
resume           -          -          -          -          -        sending    -     -
cancel           cancelled  cancelled  cancelled  cancelled  -        cancelled  -     -
end              -          -          -          -          -        sent       -     -
start            -          -          -          sending    -        -          -     -
return_to_draft  -          -          -          draft      -        -          -     -
finish           -          -          -          -          sent     -          -     -`;

const lines = wholeTable.trim().split('\n').map((line) => line.trim().split(/\s+/));
const steps: readonly DigestStep[] = ['change', 'test', 'review', 'approve', 'approve_alone', 'give_back', 'schedule', 'stop', 'resume', 'cancel', 'end', 'start', 'return_to_draft', 'finish'];

test('every step in every state leads where the table says, or is refused in a sentence', () => {
  expect(steps.toSorted()).toEqual(Object.keys(digestTable).toSorted());
  expect(lines[0]).toEqual([...digestStates]);
  for (const [row, step] of steps.entries()) {
    expect([step, ...digestStates.map((state) => stepFrom(step, state) ?? '-')]).toEqual(lines[row + 1]);
    for (const state of digestStates.filter((one) => !canStep(step, one))) expect(stepRefusal(step, state)).toMatch(/^[A-Z].{15,}\.$/);
    expect(statesFor(step)).toEqual(digestStates.filter((state) => canStep(step, state)));
  }
});

test('nothing leads out of sent and cancelled, and nothing goes out without an approval', () => {
  for (const step of steps) expect([step, stepFrom(step, 'sent'), stepFrom(step, 'cancelled')]).toEqual([step, undefined, undefined]);
  const before = ['draft', 'in_review'] as const;
  for (const step of steps) for (const state of before) expect(['scheduled', 'sending', 'sent']).not.toContain(stepFrom(step, state));
  expect(stepRefusal('schedule', 'in_review')).toContain('second person');
  expect(stepRefusal('change', 'sent')).toBe('It can no longer be changed: this digest is “Sent”.');
  expect(stepRefusal('cancel', 'sending')).toContain('stop it first');
});

test('no mail leaves before the hold is over', () => {
  const now = new Date('2026-12-01T09:00:00Z');
  expect(sendAtOf(undefined, 10, now).toISOString()).toBe('2026-12-01T09:10:00.000Z');
  expect(sendAtOf(new Date('2026-12-01T09:01:00Z'), 10, now).toISOString()).toBe('2026-12-01T09:10:00.000Z');
  expect(sendAtOf(new Date('2026-12-02T09:00:00Z'), 10, now).toISOString()).toBe('2026-12-02T09:00:00.000Z');
});
