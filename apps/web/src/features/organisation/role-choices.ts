import { roleWords } from '@kept/core/organisation/role-words.ts';
import { roles } from '@kept/core/permissions.ts';
import type { Choice } from '../../ui/select.tsx';

/** Every role with its work, for choosing one. */
export const roleChoices: readonly Choice[] = roles.map((role) => ({ value: role, label: `${roleWords[role].name}: ${roleWords[role].work}` }));
