import type { Role } from '../permissions.ts';

/** What each role is called, and its work as it reads on after "to": for invitations, lists and forms. */
export const roleWords = {
  admin: { name: 'Administrator', work: 'look after people, settings and keys' },
  lead: { name: 'Lead', work: 'sort what customers say into themes and hand them out' },
  owner: { name: 'Theme owner', work: 'answer for themes by their deadlines' },
  marketer: { name: 'Marketer', work: 'tell customers what was done' },
  agent: { name: 'Agent', work: 'help customers and report what makes it hard' },
  viewer: { name: 'Viewer', work: 'read along' },
} as const satisfies Record<Role, { name: string; work: string }>;
