import type { Role } from '../permissions.ts';

/** Says whether somebody looks after all themes, not only their own. */
export function isLead(role: Role): boolean {
  return role === 'lead' || role === 'admin';
}

/** Those who lead; where nobody does, the administrators. */
export function leadsAmong<Person extends { readonly role: Role }>(people: readonly Person[]): Person[] {
  const leading = people.some(({ role }) => role === 'lead') ? 'lead' : 'admin';
  return people.filter(({ role }) => role === leading);
}
