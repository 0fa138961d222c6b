import type { KeyScope } from '@kept/core/permissions.ts';

/** What a key may do, as a person chooses it. */
export const scopeWords = {
  'feedback:write': 'Send feedback and customers',
  'feedback:read': 'Read feedback, themes and customers',
  'import:write': 'Import files',
  'health:read': 'Read the health page',
  'suppressions:read': 'Read the suppression list',
  'suppressions:write': 'Change the suppression list',
} as const satisfies Record<KeyScope, string>;

/** The words for a scope as it is stored; one from a newer version is shown as it is. */
export function writeScope(scope: string): string {
  return Object.entries(scopeWords).find(([name]) => name === scope)?.[1] ?? scope;
}
