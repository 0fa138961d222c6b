/** What a member may be; product.md says what each is for. */
export const roles = ['admin', 'lead', 'owner', 'marketer', 'agent', 'viewer'] as const;
export type Role = (typeof roles)[number];

const everyone = roles;
const staff = ['admin', 'lead', 'owner', 'marketer', 'viewer'] as const;

/** Who may do what: one table, read by the API for every route and by the web app to show only what works. */
export const permissions = {
  'session.read': everyone,
  'organisation.read': everyone,
  'organisation.change': ['admin'],
  'members.read': everyone,
  'members.invite': ['admin'],
  'members.change': ['admin'],
  'keys.read': ['admin'],
  'keys.change': ['admin'],
  'sources.read': ['admin'],
  'sources.change': ['admin'],
  'webhooks.read': ['admin'],
  'webhooks.change': ['admin'],
  'audit.read': ['admin'],
  'feedback.read': staff,
  'feedback.write': ['admin', 'lead', 'agent'],
  'import.read': ['admin', 'lead'],
  'import.write': ['admin', 'lead'],
  'customers.read': ['admin', 'lead', 'owner', 'agent'],
  'customers.write': ['admin', 'lead'],
  'customers.erase': ['admin'],
  'drivers.read': ['admin', 'lead'],
  'drivers.change': ['admin', 'lead'],
  'surveys.read': staff,
  'surveys.write': ['admin', 'lead'],
  'friction.read': ['admin', 'lead', 'owner', 'viewer'],
  'friction.write': ['admin', 'lead'],
  'friction.file': ['agent'],
  'themes.read': staff,
  'themes.find': ['admin', 'lead'],
  'themes.accept': ['admin', 'lead'],
  'themes.change': ['admin', 'lead', 'owner'],
  'themes.update': ['admin', 'lead', 'owner'],
  'themes.approve': ['admin', 'lead'],
  'themes.join': staff,
  'ladders.read': staff,
  'ladders.change': ['admin', 'lead'],
  'procedures.read': everyone,
  'procedures.write': ['admin', 'lead', 'owner'],
  'digests.read': staff,
  'digests.write': ['admin', 'marketer'],
  'digests.approve': ['admin', 'lead', 'marketer'],
  'digests.send': ['admin', 'marketer'],
  'notices.read': staff,
  // An owner tells the people behind their own themes only (hold-notice.ts).
  'notices.send': ['admin', 'lead', 'owner', 'marketer'],
  'outbox.read': ['admin', 'lead', 'marketer'],
  'outbox.accounts': ['admin'],
  'suppressions.read': ['admin', 'marketer'],
  'suppressions.change': ['admin', 'marketer'],
  'health.read': staff,
  // It names people: for those who answer for the whole, not for colleagues.
  'key_people.read': ['admin', 'lead', 'viewer'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Says whether a role may do a thing. */
export function mayDo(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return allowed.includes(role);
}

/** Everything a role may do, in the table's order. */
export function permissionsOf(role: Role): Permission[] {
  return permissionNames.filter((permission) => mayDo(role, permission));
}

/** The names of all permissions, in the table's order. */
export const permissionNames: readonly Permission[] = Object.keys(permissions).filter(isPermission);

/** Says whether a word is the name of a permission. */
export function isPermission(word: string): word is Permission {
  return word in permissions;
}

/** What an API key may be given: a closed list, each a set of permissions. */
export const keyScopes = {
  'feedback:write': ['feedback.write', 'customers.write'],
  'feedback:read': ['feedback.read', 'themes.read', 'customers.read'],
  'import:write': ['import.write', 'import.read'],
  'health:read': ['health.read'],
  'suppressions:read': ['suppressions.read'],
  'suppressions:write': ['suppressions.read', 'suppressions.change'],
} as const satisfies Record<string, readonly Permission[]>;

export type KeyScope = keyof typeof keyScopes;
export const keyScopeNames = ['feedback:write', 'feedback:read', 'import:write', 'health:read', 'suppressions:read', 'suppressions:write'] as const satisfies readonly KeyScope[];

/** For how many days a key may be made. */
export const keyLifetimes = [30, 90, 365] as const;

/** Says whether one of a key's scopes grants a permission. */
export function scopesGrant(scopes: readonly string[], permission: Permission): boolean {
  return keyScopeNames.some((name) => scopes.includes(name) && grantedBy(name).includes(permission));
}

function grantedBy(scope: KeyScope): readonly Permission[] {
  return keyScopes[scope];
}
