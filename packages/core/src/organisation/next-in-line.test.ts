import { expect, test } from 'vitest';
import { leastLoaded, nextInLine } from './next-in-line.ts';

const [asha, ben] = [{ memberId: 'a', name: 'Asha' }, { memberId: 'b', name: 'Ben' }];

test('whoever stands in already comes first, then whom the work points to, if they may', () => {
  const suggested = [{ memberId: 'gone', name: 'Gone', reason: 'left' }, { ...ben, reason: 'owns two like it' }];
  expect(nextInLine([asha, ben], 'a', suggested)).toEqual({ ...asha, reason: 'stands in already' });
  expect(nextInLine([asha, ben], undefined, suggested)).toEqual({ ...ben, reason: 'owns two like it' });
  expect(nextInLine([asha, ben], 'gone', suggested)?.name).toBe('Ben');
  expect(nextInLine([asha], undefined, suggested)).toBeUndefined();
});

test('where nothing points to anybody it is whoever owns the fewest themes, never one who owns none', () => {
  expect(leastLoaded([asha, ben], new Map([['a', 3], ['b', 2]]))?.name).toBe('Ben');
  expect(leastLoaded([asha, ben], new Map([['a', 3]]))?.name).toBe('Asha');
  expect(leastLoaded([asha, ben], new Map())).toBeUndefined();
});
