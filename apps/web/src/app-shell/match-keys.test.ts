import { expect, test } from 'vitest';
import type { Action } from './action-registry.ts';
import { matchKeys } from './match-keys.ts';

const action = (id: string, keys?: string): Action => ({ id, label: id, group: 'test', keys, run: () => undefined });
const actions = [action('themes', 'g t'), action('digests', 'g d'), action('date', 'd'), action('done', '3'), action('nameless')];

test('a single key does its action', () => {
  expect(matchKeys(actions, '', '3')).toEqual({ kind: 'run', action: actions[3] });
});

test('the first key of a sequence waits and the second decides', () => {
  expect(matchKeys(actions, '', 'g')).toEqual({ kind: 'waiting', before: 'g' });
  expect(matchKeys(actions, 'g', 'd')).toEqual({ kind: 'run', action: actions[1] });
});

test('a sequence that leads nowhere leaves the key its own meaning', () => {
  expect(matchKeys(actions, 'g', '3')).toEqual({ kind: 'run', action: actions[3] });
  expect(matchKeys(actions, 'g', 'x')).toEqual({ kind: 'nothing' });
});

test('of two actions with one key the page wins over the shell, which stands first', () => {
  const page = action('page', 'd');
  expect(matchKeys([...actions, page], '', 'd')).toEqual({ kind: 'run', action: page });
});
