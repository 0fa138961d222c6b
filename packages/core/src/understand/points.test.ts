import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { IdTable } from './id-table.ts';
import { none, Points, type SaidText } from './points.ts';

const said = (id: string, more: Partial<SaidText> = {}): SaidText => ({
  id, at: 0, customerId: null, segment: null, contactId: null, stage: null, channel: 'web', sourceId: 's', language: null, isSaid: true, isRead: true, metric: null, score: 0, ...more,
});

property.prop([fc.array(fc.uuid(), { maxLength: 3000 })])('every id has one number, in the order the ids came, and no other id finds it', (ids) => {
  const table = new IdTable();
  const expected = new Map<string, number>();
  for (const id of ids) {
    if (!expected.has(id)) expected.set(id, expected.size);
    expect(table.place(id)).toBe(expected.get(id));
  }
  expect(table.size).toBe(expected.size);
  for (const [id, number] of expected) expect(table.find(id)).toBe(number);
  expect(table.find('00000000-0000-4000-8000-000000000001')).toBe(expected.get('00000000-0000-4000-8000-000000000001') ?? none);
});

test('ids made at one moment, which differ in their last figures only, are told apart', () => {
  const table = new IdTable();
  const ids = Array.from({ length: 5000 }, (_, at) => `01890000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`);
  for (const id of ids) table.place(id);
  expect(ids.map((id) => table.find(id))).toEqual(ids.map((_, at) => at));
});

const name = (at: number) => `${at.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;

property.prop([fc.array(fc.oneof(fc.record({ text: fc.nat(20), theme: fc.nat(5) }), fc.record({ empty: fc.uniqueArray(fc.nat(5), { maxLength: 3 }) })), { maxLength: 60 })])(
  'points are the pairs that were added and not taken out since, each once',
  (steps) => {
    const points = new Points();
    const expected = new Set<string>();
    for (const step of steps) {
      if ('empty' in step) {
        points.emptyThemes(new Set(step.empty.map((theme) => `theme ${theme}`)));
        for (const pair of expected) if (step.empty.some((theme) => pair.endsWith(`theme ${theme}`))) expected.delete(pair);
      } else {
        points.addPoint(name(step.text), `theme ${step.theme}`);
        expected.add(`${name(step.text)} theme ${step.theme}`);
      }
    }
    const held = Array.from({ length: 21 }, (_, at) => name(at)).flatMap((id) => {
      const text = points.texts.find(id);
      if (text === none) return [];
      return [points.theme[text] ?? none, ...(points.further.get(text) ?? [])].filter((theme) => theme !== none).map((theme) => `${id} ${points.themeIds[theme]}`);
    });
    expect(held.sort()).toEqual([...expected].sort());
    for (let theme = 0; theme < 6; theme += 1) expect(points.pointsIn(`theme ${theme}`)).toBe([...expected].filter((pair) => pair.endsWith(`theme ${theme}`)).length);
  },
);

test('a text that changes keeps its place and its themes; a customer’s segment is one for all their texts', () => {
  const points = new Points();
  points.addPoint(name(1), 'a');
  points.say(said(name(1), { customerId: name(9), segment: 'Home' }));
  points.say(said(name(2), { customerId: name(9), segment: 'Home', language: 'de' }));
  points.say(said(name(1), { customerId: name(9), segment: 'Business', metric: 'nps', score: 7 }));
  expect([points.texts.size, points.customers.size, points.theme[0], points.score[0]]).toEqual([2, 1, 0, 7]);
  expect(points.words[(points.segment[points.customer[1] ?? none] ?? 0) - 1]).toBe('Business');
  points.setSegment(name(9), null);
  expect(points.segment[0]).toBe(0);
  points.setSegment(name(8), 'Home');
  expect(points.customers.size).toBe(1);
});

test('a hundred thousand texts of as many people are held in less than 20 million bytes', () => {
  const points = new Points();
  for (let at = 0; at < 100_000; at += 1) {
    points.say(said(name(at), { customerId: name(at), segment: 'Home' }));
    points.addPoint(name(at), `theme ${at % 100}`);
  }
  expect(points.bytes).toBeLessThan(20_000_000);
});
