import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { shownReports } from './shown-reports.ts';

property.prop([fc.nat(50), fc.nat(50)])('neither the cell nor what is left of the whole is ever one to four reports', (inside, outside) => {
  const shown = shownReports(inside, inside + outside);
  if (shown === null) return;
  expect(shown).toBe(inside);
  for (const size of [shown, inside + outside - shown]) expect(size === 0 || size >= 5).toBe(true);
});
