import { expect, test } from 'vitest';
import type { SaidText } from './driver-features.ts';
import { type LabelledContact, learnDrivers, readDrivers } from './driver-head.ts';
import { lexicalVector } from './lexical-vector.ts';
import { encodeVector } from './vector-blob.ts';

const said = (text: string, mark = 0): SaidText => ({ text, vector: encodeVector(lexicalVector(text, mark === 1 ? 16 : 64), mark) });
const words = [['refund', 'money back', 'not repaid'], ['engineer', 'appointment', 'nobody came'], ['meter', 'reading', 'display']] as const;
const things = ['yesterday', 'last week', 'for my mother', 'again', 'at number nine', 'since May', 'this morning', 'with the neighbours', 'in the rain', 'before lunch'];
const contacts: LabelledContact[] = words.flatMap((own, driver) => own.flatMap((word) => things.map((thing, at) => ({ said: [said(`It is about the ${word} ${thing}`)], driver, calibrates: at === 9 }))));

const best = (shares: Float32Array) => shares.indexOf(Math.max(...shares));

test('what is learned from labelled contacts reads others, and the shares add up to one', () => {
  const head = learnDrivers(contacts, 3);
  for (const [text, driver] of [['Where is the refund of Tuesday?', 0], ['The engineer forgot us', 1], ['My display shows nothing', 2]] as const) {
    const shares = readDrivers(head, [said(text)]);
    expect(best(shares)).toBe(driver);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
  }
});

test('all words of a contact count together, and the same contacts give the same head', () => {
  const head = learnDrivers(contacts, 3);
  expect(best(readDrivers(head, [said('Hello there'), said('It is about the engineer'), said('Thank you')]))).toBe(1);
  expect(learnDrivers(contacts, 3)).toEqual(head);
});

test('a text whose vector cannot be compared is read by its words alone', () => {
  const head = learnDrivers(contacts, 3);
  expect(best(readDrivers(head, [said('The engineer, the appointment', 1)]))).toBe(1);
});

test('words nobody taught leave the head unsure', () => {
  const head = learnDrivers(contacts, 3);
  const unsure = Math.max(...readDrivers(head, [said('Zwölf Boxkämpfer jagen Viktor')]));
  expect(unsure).toBeLessThan(Math.max(...readDrivers(head, [said('It is about the refund again')])));
});

test('a driver with many contacts does not swallow a rare one', () => {
  const many = contacts.filter(({ driver }, at) => driver === 0 || at % 3 === 0);
  const crowd: LabelledContact[] = Array.from({ length: 300 }, (_, at) => ({ said: [said(`It is about the refund of ${at}`)], driver: 0, calibrates: at % 10 === 0 }));
  expect(best(readDrivers(learnDrivers([...crowd, ...many], 3), [said('The meter and its reading')]))).toBe(2);
});

test('labels at random leave it unsure of itself: the temperature sees to that', () => {
  const random = contacts.map((contact, at) => ({ ...contact, driver: Math.imul(at + 7, 2654435761) >>> 30, calibrates: at % 3 === 0 })).map((contact) => ({ ...contact, driver: contact.driver % 3 }));
  const sure = contacts.map((contact, at) => ({ ...contact, calibrates: at % 3 === 0 }));
  const mean = (list: readonly LabelledContact[]) => list.reduce((sum, { said: some }) => sum + Math.max(...readDrivers(learned(list), some)), 0) / list.length;
  const heads = new Map<readonly LabelledContact[], Float32Array>();
  const learned = (list: readonly LabelledContact[]) => heads.get(list) ?? (heads.set(list, learnDrivers(list, 3)).get(list) ?? new Float32Array());
  expect(mean(random)).toBeLessThan(mean(sure) - 0.15);
});
