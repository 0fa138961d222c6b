import { expect, test } from 'vitest';
import { peopleByRole } from './people-by-role.ts';
import type { DemoPerson } from './queries.ts';

const person = (name: string, role: DemoPerson['role']): DemoPerson => ({ memberId: name, name, job: 'Job', role });

test('people stand under what they do, owners first, and a role nobody has is left out', () => {
  const groups = peopleByRole([person('Tom', 'admin'), person('Asha', 'owner'), person('Grace', 'marketer'), person('Jonas', 'owner')]);
  expect(groups.map((group) => [group.role, group.people.map((each) => each.name)])).toEqual([
    ['owner', ['Asha', 'Jonas']],
    ['marketer', ['Grace']],
    ['admin', ['Tom']],
  ]);
});
