import { expect, test } from 'vitest';
import { timelineWords, type TimelineEntry } from './timeline-words.ts';

const entry: TimelineEntry = { id: 'x', kind: 'update', at: '2026-11-20T10:00:00.000Z', by: 'Asha Rao', fromStatus: null, toStatus: null, internalNote: null, publicText: null, agentsText: null, fromOwner: null, toOwner: null, fromDeadlineOn: null, toDeadlineOn: null, reason: null, other: null, edit: null, run: null };

test('a moved date says from when, to when and why', () => {
  expect(timelineWords({ ...entry, kind: 'deadline_moved', fromDeadlineOn: '2026-11-07', toDeadlineOn: '2026-11-15', reason: 'the mail provider’s queue' })).toBe('moved the date from 7 November to 15 November: “the mail provider’s queue”.');
});

test('evidence speaks for itself: nobody confirmed it by hand', () => {
  expect(timelineWords({ ...entry, by: null, kind: 'confirmed', reason: '80 % of 10 customers who could tell say it is fixed.' })).toBe('Confirmed. 80 % of 10 customers who could tell say it is fixed.');
});

test('a block says on what, and an update without a move says only that', () => {
  expect(timelineWords({ ...entry, fromStatus: 'open', toStatus: 'blocked', reason: 'telephony' })).toBe('moved it from “Open” to “Blocked”: “telephony”.');
  expect(timelineWords(entry)).toBe('posted an update.');
});
