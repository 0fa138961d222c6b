import { expect, test } from 'vitest';
import { calledIds, calledNobody, noteWithIds, noteWithNames } from './note-mentions.ts';

const ada = '00000000-0000-7000-8000-00000000000a';
const bo = '00000000-0000-7000-8000-00000000000b';
const people = [
  { id: ada, name: 'Ada', email: 'ada@a.example' },
  { id: bo, name: 'Ada Lovelace (Ops)', email: 'bo@a.example' },
  { id: 'c', name: 'Two Alike', email: 'two@a.example' },
  { id: 'd', name: 'two alike', email: 'alike@a.example' },
];

test('names behind an @ become ids, the longest first, and names again for whoever reads', () => {
  const stored = noteWithIds('Please ask @ada lovelace (ops) and @Ada, @Ada again; write to x@Ada.example, @Adamant, @Two Alike.', people);
  expect(stored).toBe(`Please ask @{${bo}} and @{${ada}}, @{${ada}} again; write to x@Ada.example, @Adamant, @Two Alike.`);
  expect(calledIds(stored)).toEqual([bo, ada]);
  expect(noteWithNames(stored, (id) => people.find((each) => each.id === id)?.name)).toContain('@Ada Lovelace (Ops) and @Ada, @Ada again');
  expect(noteWithNames(`@{${ada}}`, () => undefined)).toBe('@somebody who is gone');
});

test('of two people with one name the address in brackets says which is meant', () => {
  expect(noteWithIds('@Two Alike (alike@a.example) knows; @two alike (nobody@a.example) and @Two Alike do not.', people)).toBe('@{d} knows; @two alike (nobody@a.example) and @Two Alike do not.');
});

test('what calls nobody is found; an address and a stored call are not', () => {
  expect([calledNobody('Ask @bob'), calledNobody('(@Tom)'), calledNobody('write to a@b.example'), calledNobody(`ask @{${ada}}`), calledNobody('at 5 @ the office')]).toEqual(['bob', 'Tom', undefined, undefined, undefined]);
});
