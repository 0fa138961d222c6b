import { expect, test } from 'vitest';
import { shownOwner } from './shown-owner.ts';

test('customers read a name, a team or nothing, as the organisation chose, and never a name where teams are shown', () => {
  const priya = { name: 'Priya Shah', team: 'Billing' };
  expect(shownOwner('name', priya)).toBe('Priya Shah');
  expect(shownOwner('team', priya)).toBe('Billing');
  expect(shownOwner('team', { ...priya, team: null })).toBeNull();
  expect(shownOwner('nothing', priya)).toBeNull();
});
