import type { Permission } from '@kept/core/permissions.ts';

export type NavCount = 'myThemes' | 'triage' | 'unthemed' | 'actions';

export interface NavEntry {
  to: string;
  label: string;
  /** The role must allow this for the entry to be shown. */
  permission: Permission;
  count?: NavCount;
  /** What the number counts, for whoever points at it or has it read out. */
  counted?: string;
  keys?: string;
}

export interface NavGroup {
  /** The stage, or undefined for what stands above and below the stages. */
  label?: string;
  entries: readonly NavEntry[];
}

/** The way through the product: my themes, the five stages, the organisation. An entry shows once its page exists. */
export const navGroups: readonly NavGroup[] = [
  { entries: [{ to: '/my-themes', label: 'My themes', permission: 'themes.read', count: 'myThemes', counted: 'of mine not done yet', keys: 'g m' }] },
  {
    label: 'Listen',
    entries: [
      { to: '/feedback', label: 'Feedback', permission: 'feedback.read', keys: 'g f' },
      { to: '/customers', label: 'Customers', permission: 'customers.read', keys: 'g p' },
      { to: '/contacts', label: 'Contacts', permission: 'customers.read' },
      { to: '/import', label: 'Import', permission: 'import.read', keys: 'g i' },
      { to: '/surveys', label: 'Surveys', permission: 'surveys.read' },
      { to: '/friction', label: 'Friction', permission: 'friction.read' },
      { to: '/report', label: 'Report', permission: 'friction.file' },
    ],
  },
  {
    label: 'Understand',
    entries: [
      { to: '/themes', label: 'Themes', permission: 'themes.read', count: 'triage', counted: 'waiting in triage', keys: 'g t' },
      { to: '/unthemed', label: 'Unthemed', permission: 'themes.read', count: 'unthemed', counted: 'comments without a theme' },
      { to: '/contact-drivers', label: 'Contact drivers', permission: 'drivers.read', keys: 'g c' },
    ],
  },
  {
    label: 'Act',
    entries: [
      { to: '/actions', label: 'All actions', permission: 'themes.read', count: 'actions', counted: 'promised and not done yet', keys: 'g a' },
      { to: '/procedures', label: 'Procedures', permission: 'procedures.read', keys: 'g r' },
    ],
  },
  {
    label: 'Close the loop',
    entries: [
      { to: '/digests', label: 'Digests', permission: 'digests.read', keys: 'g d' },
      { to: '/outbox', label: 'Outbox', permission: 'outbox.read', keys: 'g o' },
      { to: '/suppressions', label: 'Suppression list', permission: 'suppressions.read' },
      { to: '/public-page', label: 'Public page', permission: 'digests.read' },
    ],
  },
  { label: 'Measure', entries: [{ to: '/health', label: 'Health', permission: 'health.read', keys: 'g h' }, { to: '/key-people', label: 'Key-person test', permission: 'key_people.read', keys: 'g k' }] },
];

/** What stands at the foot of the rail. */
export const organisationGroup: NavGroup = {
  label: 'Organisation',
  entries: [
    { to: '/members', label: 'Members', permission: 'members.read' },
    { to: '/settings', label: 'Settings', permission: 'organisation.read' },
  ],
};
