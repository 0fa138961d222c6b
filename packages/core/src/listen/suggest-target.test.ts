import { expect, test } from 'vitest';
import { typeformCsv } from './formats/typeform-csv.ts';
import { importPlans } from './import-plans.ts';
import { suggestTarget } from './suggest-target.ts';

test.each([
  ['customers', ['Customer id', 'Full name', 'E-mail', 'Plan', 'Newsletter'], ['K-1', 'Kim Ó Lee', 'kim@mail.example', 'Home', 'yes']],
  ['customers', ['id', 'name'], ['K-1', 'Kim Lee']],
  ['contacts', ['Ticket ID', 'Requester id', 'Via', 'Category', 'Created at'], ['t-1', 'K-1', 'Voice', 'Refund asked for', '2026-11-02 09:00']],
  ['feedback', ['Ticket ID', 'Via', 'Category', 'Created at', 'Comment'], ['t-1', 'Voice', 'Refund', '2026-11-02 09:00', 'I waited an hour and nobody came']],
  ['feedback', ['Customer id', 'E-mail', 'NPS'], ['K-1', 'kim@mail.example', '9']],
  ['feedback', ['id', 'Created at'], ['t-1', '2026-11-02 09:00']],
  ['feedback', [], []],
])('rows look like %s where the columns are %j', (expected, header, cells) => {
  expect(suggestTarget(header, [cells])).toBe(expected);
});

test('a vendor’s format is feedback whatever its columns are called', () => {
  expect(suggestTarget(['id', 'name'], [['K-1', 'Kim']], typeformCsv)).toBe('feedback');
});

test('dates that two countries read differently are asked about, and those that tell are not', () => {
  const header = ['id', 'name', 'joined'];
  expect(importPlans.customers.suggest(header, [['K-1', 'Kim', '03/04/2025']])).toMatchObject({ mapping: { id: 'id', joined: 'joined' }, dates: null, datesAmbiguous: true });
  expect(importPlans.customers.suggest(header, [['K-1', 'Kim', '03/04/2025'], ['K-2', 'Lee', '23/04/2025']])).toMatchObject({ dates: 'dmy', datesAmbiguous: false });
});
