import { expect, test } from 'vitest';
import type { ImportOptions } from './read-import-row.ts';
import { readMappedMessage } from './read-mapped-message.ts';

const options: ImportOptions = { reading: { timezone: 'UTC' }, kind: 'survey', metric: 'csat', latest: new Date('2026-12-01T00:00:00Z') };
const ticket = { data: { list: [{ id: 7, said: 'The lift is broken.', rating: 2, at: 1_764_000_000, who: { mail: 'ann@example.com' }, 'odd.name': { changed: '2025-11-25T10:00:00Z' } }] } };

test('a place is a path with dots, a pointer where names are odd, or a fixed word', () => {
  const read = readMappedMessage(ticket, { items: 'data.list', id: 'id', text: 'said', score: 'rating', metric: '=ces', date: 'at', customer_email: 'who.mail', changed: '/odd.name/changed' }, options);
  expect(read).toMatchObject({ ok: true, items: [{ externalId: '7', text: 'The lift is broken.', score: { metric: 'ces', value: 2, min: 1, max: 7 }, customer: { email: 'ann@example.com' }, changedAt: new Date('2025-11-25T10:00:00Z') }] });
});

test('what cannot be understood is said with its place, for each item', () => {
  expect(readMappedMessage(ticket, { items: 'data.lists', text: 'said' }, options)).toEqual({ ok: false, problems: ["There is nothing at 'data.lists', where the items should be."] });
  expect(readMappedMessage([{ said: '', rating: 9 }, { said: 'x', when: '31/02/2025' }], { text: 'said', score: 'rating', date: 'when' }, options)).toEqual({
    ok: false,
    problems: ["Item 1: At 'rating': 9 is not between 1 and 5.", "Item 2: At 'when': '31/02/2025' is not a date."],
  });
  expect(readMappedMessage({ said: 'x', changed: '2999-01-01T00:00:00Z' }, { text: 'said', changed: 'changed' }, options)).toEqual({ ok: false, problems: ["At 'changed': this lies in the future."] });
});

test('nothing that every object carries is taken for a value', () => {
  expect(readMappedMessage({ said: 'x' }, { text: 'said', title: 'constructor.name', id: '__proto__' }, options)).toMatchObject({ ok: true, items: [{ title: undefined, externalId: undefined }] });
});
