import { expect, test } from 'vitest';
import { contradictionOf } from './contradiction-of.ts';

test('a reason is asked of whoever said the opposite before, or contradicts the claim or the evidence, and of nobody else', () => {
  expect(contradictionOf('not_fixed', 'fixed', 'done')).toBe('own');
  expect(contradictionOf('fixed', 'partly', 'done')).toBe('own');
  expect(contradictionOf('not_fixed', 'partly', 'done')).toBeUndefined();
  expect(contradictionOf('not_fixed', undefined, 'confirmed')).toBe('others');
  expect(contradictionOf('not_fixed', undefined, 'done')).toBe('claim');
  expect(contradictionOf('partly', undefined, 'done')).toBe('claim');
  expect(contradictionOf('not_fixed', undefined, 'open')).toBeUndefined();
  expect(contradictionOf('fixed', undefined, 'open')).toBe('others');
  expect(contradictionOf('fixed', undefined, 'done')).toBeUndefined();
  expect(contradictionOf('do_not_know', 'fixed', 'confirmed')).toBeUndefined();
  expect(contradictionOf('not_fixed', 'do_not_know', 'done')).toBe('claim');
});
