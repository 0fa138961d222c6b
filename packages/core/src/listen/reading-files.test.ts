import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { checkScore, parseScale, parseScore } from './check-score.ts';
import { normaliseExternalId } from './external-id.ts';
import { findTextColumn } from './find-text-column.ts';
import { importFields, parseMapping, writeMapping } from './import-mapping.ts';
import { lastMonday } from './last-monday.ts';
import { parseMoment } from './parse-moment.ts';
import { normaliseReceiptCode, writeReceiptCode } from './receipt-code.ts';
import { shuffle } from './shuffle.ts';
import { suggestMapping } from './suggest-mapping.ts';

const utc = { timezone: 'UTC' } as const;
const at = (text: string, reading: Parameters<typeof parseMoment>[1] = utc) => {
  const parsed = parseMoment(text, reading);
  return parsed.ok ? parsed.at.toISOString() : parsed.problem;
};

property.prop([fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })])('a moment is read back from ISO, seconds and milliseconds', (date) => {
  expect(at(date.toISOString())).toBe(date.toISOString());
  expect(at(String(date.getTime()))).toBe(date.getTime() < 1e11 ? expect.anything() : date.toISOString());
});

test.each([
  ['31/02/2025', "'31/02/2025' is not a date."],
  ['2025-02-31', "'2025-02-31' is not a date."],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['13/04/2025', '2025-04-13T00:00:00.000Z'],
  ['04/13/2025', '2025-04-13T00:00:00.000Z'],
  ['03/04/2025', "'03/04/2025' can be read in two ways. Say which number is the day with dates=dmy or dates=mdy."],
  ['03.04.2025 14:05', '2025-04-03T14:05:00.000Z'],
  ['5 Nov 2025 9:05 pm', '2025-11-05T21:05:00.000Z'],
  ['Nov 5, 2025', '2025-11-05T00:00:00.000Z'],
  ['2025-06-01 12:00:00 +02:00', '2025-06-01T10:00:00.000Z'],
  ['2025-06-01T12:00:00.123456789Z', '2025-06-01T12:00:00.123Z'],
  ['yesterday', "'yesterday' is not a date."],
  ['2025-06-01 25:00', "'2025-06-01 25:00' is not a date."],
])('%s is read as %s', (text, expected) => {
  expect(at(text)).toBe(expected);
});

test('a time without a zone is the organisation’s own', () => {
  expect(at('2025-07-01 12:00', { timezone: 'Europe/London' })).toBe('2025-07-01T11:00:00.000Z');
  expect(at('03/04/2025', { timezone: 'UTC', order: 'mdy' })).toBe('2025-03-04T00:00:00.000Z');
});

property.prop([fc.uniqueArray(fc.constantFrom(...importFields), { minLength: 1 }), fc.array(fc.string({ minLength: 1 }).filter((name) => name.trim() === name && name !== ''), { minLength: 14, maxLength: 14 })])('a mapping that is written is read back', (fields, names) => {
  const mapping = Object.fromEntries([...new Set(['text' as const, ...fields])].map((field, place) => [field, names[place] ?? 'x']));
  expect(parseMapping(writeMapping(mapping))).toEqual({ ok: true, mapping });
});

test('the column people wrote in is found without being named', () => {
  const header = ['id', 'date', 'agent', 'verbatim', 'status'];
  const rows = Array.from({ length: 40 }, (_, place) => [`10${place}`, '2026-01-01', `Agent ${place % 3}`, `The parcel number ${place} came ${place} days late and nobody told me.`, 'Closed']);
  expect(findTextColumn(header, rows)).toEqual({ index: 3, name: 'verbatim' });
  expect(findTextColumn(['a', 'b'], [['1', '2'], ['3', '4']])).toBeUndefined();
  expect(suggestMapping(['NPS', 'Comment', 'Email'], [['9', 'It was quick and easy to do', 'a@b.example'], ['3', 'I had to wait far too long', 'c@d.example']])).toMatchObject({ mapping: { text: 'Comment', score: 'NPS', customer_email: 'Email' }, metric: 'nps' });
});

test('a score is held against its metric and scale', () => {
  expect(checkScore('csat', 4)).toEqual({ ok: true, score: 4, scale: { min: 1, max: 5 } });
  expect(checkScore('csat', 70, { min: 0, max: 100 }).ok).toBe(true);
  expect(checkScore('nps', 7.5)).toEqual({ ok: false, problem: 'NPS is a whole number, not 7.5.' });
  expect(checkScore('nps', 5, { min: 1, max: 5 }).ok).toBe(false);
  expect([parseScore('4,5', 'csat'), parseScore('4/5', 'stars'), parseScore('Good', 'thumb'), parseScore('Good', 'csat')]).toEqual([4.5, 4, 1, undefined]);
  expect([parseScale('0-10'), parseScale('1 to 7'), parseScale('ten')]).toEqual([{ min: 0, max: 10 }, { min: 1, max: 7 }, undefined]);
});

property.prop([fc.uint8Array({ minLength: 7, maxLength: 7 })])('a code is understood as people type it', (bytes) => {
  const code = writeReceiptCode(bytes);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(normaliseReceiptCode(typed)).toBe(code.replaceAll('-', ''));
});

property.prop([fc.string()])('an id has one spelling', (text) => {
  const once = normaliseExternalId(text);
  expect(once === undefined ? undefined : normaliseExternalId(once)).toBe(once);
});

property.prop([fc.array(fc.integer()), fc.array(fc.uint8Array({ minLength: 4, maxLength: 4 }), { minLength: 1 })])('shuffling loses and adds nothing', (list, chance) => {
  let turn = 0;
  const shuffled = shuffle(list, () => chance[(turn += 1) % chance.length] ?? new Uint8Array(4));
  expect([...shuffled].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
});

test('the week begins on Monday', () => {
  expect([lastMonday('2026-11-22'), lastMonday('2026-11-23'), lastMonday('2023-12-31')]).toEqual(['2026-11-16', '2026-11-23', '2023-12-25']);
});
