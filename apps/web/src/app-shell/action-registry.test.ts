import { expect, test, vi } from 'vitest';
import { addActions, listActions, onActionsChange, type Action } from './action-registry.ts';

const action = (id: string, isEverywhere = false): Action => ({ id, label: id, group: 'test', isEverywhere, run: () => undefined });

test('actions are offered until they are taken away, and every change is told', () => {
  const told = vi.fn();
  const stop = onActionsChange(told);
  const page = action('page');
  const shell = action('shell', true);
  const takePage = addActions([page]);
  const takeShell = addActions([shell]);
  expect(listActions()).toEqual([shell, page]);
  takePage();
  expect(listActions()).toEqual([shell]);
  takeShell();
  stop();
  expect(listActions()).toEqual([]);
  expect(told).toHaveBeenCalledTimes(4);
});
