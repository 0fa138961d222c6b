import { roleWords } from '@kept/core/organisation/role-words.ts';
import type { Role } from '@kept/core/permissions.ts';
import type { DemoPerson } from './queries.ts';

const order: readonly Role[] = ['owner', 'lead', 'marketer', 'agent', 'viewer', 'admin'];

/** The demo people under what they do, those who answer for themes first. */
export function peopleByRole(people: readonly DemoPerson[]): { role: Role; name: string; work: string; people: DemoPerson[] }[] {
  return order.flatMap((role) => {
    const own = people.filter((person) => person.role === role);
    return own.length === 0 ? [] : [{ role, ...roleWords[role], people: own }];
  });
}
