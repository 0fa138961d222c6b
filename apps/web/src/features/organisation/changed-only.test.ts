import { expect, test } from 'vitest';
import { changedOnly } from './changed-only.ts';

test('only what was touched is sent, an emptied field too', () => {
  expect(changedOnly({ name: 'Harbour', address: '', months: 12 }, { address: true, months: false })).toEqual({ address: '' });
  expect(changedOnly({ name: 'Harbour' }, {})).toEqual({});
});
