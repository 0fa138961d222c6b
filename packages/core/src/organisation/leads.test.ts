import { expect, test } from 'vitest';
import { roles } from '../permissions.ts';
import { isLead, leadsAmong } from './leads.ts';

const [lena, tom, asha] = [{ name: 'Lena', role: 'lead' as const }, { name: 'Tom', role: 'admin' as const }, { name: 'Asha', role: 'owner' as const }];

test('leads and administrators look after all themes, nobody else does', () => {
  expect(roles.filter(isLead)).toEqual(['admin', 'lead']);
});

test('administrators lead only where nobody else does', () => {
  expect(leadsAmong([asha, tom, lena])).toEqual([lena]);
  expect(leadsAmong([asha, tom])).toEqual([tom]);
  expect(leadsAmong([asha])).toEqual([]);
});
