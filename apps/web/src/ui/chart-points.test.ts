import { expect, test } from 'vitest';
import { chartTable, pointsWithEnough } from './chart-points.ts';

const points = [
  { label: 'Jan', n: 40, values: { nps: 41 } },
  { label: 'Feb', n: 3, values: { nps: 100 } },
  { label: 'Mar', n: 0, values: { nps: null } },
];

test('a point on too few answers shows no value, neither drawn nor in the table', () => {
  const rows = chartTable(pointsWithEnough(points, 30), [{ key: 'nps', label: 'NPS' }], 'Month', String);
  expect(rows).toEqual([
    ['Month', 'NPS', 'n'],
    ['Jan', '41', '40'],
    ['Feb', '–', '3'],
    ['Mar', '–', '0'],
  ]);
});
