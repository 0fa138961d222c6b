import { expect, test } from 'vitest';
import { fitted, logoRoom } from './fitted.ts';

test.each([
  [{ width: 800, height: 64 }, { width: 200, height: 16 }],
  [{ width: 64, height: 64 }, { width: 32, height: 32 }],
  [{ width: 20, height: 10 }, { width: 20, height: 10 }],
  [{ width: 4000, height: 1 }, { width: 200, height: 1 }],
])('%o is shown as %o in the room of a logo', (size, shown) => {
  expect(fitted(size, logoRoom)).toEqual(shown);
});
