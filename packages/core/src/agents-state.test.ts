import { expect, test } from 'vitest';
import { agentsState } from './agents-state.ts';

test('agents read how a point stands, for when it is promised and which team it is with', () => {
  expect(agentsState({ status: 'in_progress', deadlineOn: '2026-12-01', team: 'Billing' }, '2026-11-23')).toBe('It is being worked on. Promised for 1 December 2026. With Billing.');
  expect(agentsState({ status: 'open', deadlineOn: '2026-11-01', team: null }, '2026-11-23')).toBe('It has an owner and a date. It was promised for 1 November 2026 and is late.');
});

test('a date is promised only while something is still to come, and nobody is named where nobody looks after it', () => {
  expect(agentsState({ status: 'confirmed', deadlineOn: '2026-11-01', team: 'Billing' }, '2026-11-23')).toBe('It has been changed, and it helped. With Billing.');
  expect(agentsState({ status: 'declined', deadlineOn: '2026-11-01', team: null }, '2026-11-23')).toBe('It will not be changed.');
  expect(agentsState({ status: 'emerging', deadlineOn: null, team: 'Billing' }, '2026-11-23')).toBe('It is being looked at.');
});
