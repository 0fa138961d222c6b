import { expect, test } from 'vitest';
import { isMachineClick, openedByMachines } from './click-rules.ts';

const sentAt = new Date('2026-11-23T10:00:00Z');
const after = (seconds: number) => new Date(sentAt.getTime() + seconds * 1000);

test('a click within twenty seconds of the mail being handed over is no person', () => {
  expect([0, 19.9, 20, 3600].map((seconds) => isMachineClick({ at: after(seconds), sentAt, othersJustNow: 0 }))).toEqual([true, true, false, false]);
});

test('the third block within ten seconds makes it a run through the links', () => {
  expect([0, 1, 2, 9].map((othersJustNow) => isMachineClick({ at: after(60), sentAt, othersJustNow }))).toEqual([false, false, true, true]);
});

test('what is left of the openings without the people is the machines, never less than none', () => {
  expect([openedByMachines({ opened: 250, openedByPeople: 38 }), openedByMachines({ opened: 2, openedByPeople: 3 })]).toEqual([212, 0]);
});
