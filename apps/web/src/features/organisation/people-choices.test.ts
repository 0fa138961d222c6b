import { expect, test } from 'vitest';
import { peopleChoices } from './people-choices.ts';

test('people are chosen by name, and two of one name by their addresses', () => {
  const people = [{ id: '1', name: 'Asha Rao', email: 'asha@a.example' }, { id: '2', name: 'Jo Fox', email: 'jo@a.example' }, { id: '3', name: 'jo fox', email: 'fox@a.example' }];
  expect(peopleChoices(people)).toEqual([{ value: '1', label: 'Asha Rao' }, { value: '2', label: 'Jo Fox (jo@a.example)' }, { value: '3', label: 'jo fox (fox@a.example)' }]);
});
