import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type Held, keyKinds, keyPersonTest, whoCarryMost } from './key-person.ts';

const people = ['asha', 'jonas', 'owen', 'nadia', 'samir'];
const heldBy = fc.array(fc.record({ kind: fc.constantFrom(...keyKinds), id: fc.uuid(), holders: fc.subarray(people) }), { maxLength: 60 });
const held = (kind: Held['kind'], id: string, ...holders: string[]): Held => ({ kind, id, holders });
const nothing = { themes: 0, deputies: 0, procedures: 0, steps: 0 };

property.prop([heldBy, fc.subarray(people), fc.constantFrom(...people)])('one more person who leaves never raises the score, and takes nothing back that was lost', (all, leaving, another) => {
  const [before, after] = [keyPersonTest(all, new Set(leaving)), keyPersonTest(all, new Set([...leaving, another]))];
  expect(after.score ?? 0).toBeLessThanOrEqual(before.score ?? 0);
  for (const one of before.lost) expect(after.lost).toContain(one);
});

property.prop([heldBy, fc.subarray(people)])('the score lies between 0 and 100, and is 100 exactly when nothing is lost', (all, leaving) => {
  const { score, lost } = keyPersonTest(all, new Set(leaving));
  expect(score === null).toBe(all.length === 0);
  expect(score ?? 0).toBeGreaterThanOrEqual(0);
  expect(score ?? 100).toBeLessThanOrEqual(100);
  expect((score ?? 100) === 100).toBe(lost.length === 0);
});

test('something is lost only when everybody who holds it leaves, and each kind counts by its weight', () => {
  const all = [held('theme', 'a', 'asha', 'jonas'), held('theme', 'b', 'asha'), held('procedure', 'c', 'asha', 'samir'), held('driver', 'd', 'piotr')];
  expect(keyPersonTest(all, new Set(['asha']))).toEqual({
    // Of 40 + 25 + 20, half of the 40 goes.
    score: Math.floor((100 * (20 + 25 + 20)) / 85),
    parts: [{ kind: 'theme', total: 2, lost: 1 }, { kind: 'procedure', total: 1, lost: 0 }, { kind: 'step', total: 0, lost: 0 }, { kind: 'driver', total: 1, lost: 0 }],
    lost: [all[1]],
  });
  expect(keyPersonTest(all, new Set(['asha', 'jonas', 'samir', 'piotr'])).score).toBe(0);
  expect(keyPersonTest([], new Set(['asha'])).score).toBeNull();
});

test('those who carry most are found by what carries their name; whoever carries nothing is never among them', () => {
  const all = [
    { id: 'agent', carries: nothing },
    { id: 'deputy', carries: { ...nothing, deputies: 3 } },
    { id: 'owner', carries: { ...nothing, themes: 1, procedures: 1 } },
    { id: 'lead', carries: { ...nothing, themes: 1, steps: 1 } },
  ];
  expect(whoCarryMost(all).map(({ id }) => id)).toEqual(['owner', 'deputy']);
  expect(whoCarryMost(all.slice(0, 1))).toEqual([]);
});
