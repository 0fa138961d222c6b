import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { shownTeamCells, type TeamCell } from './shown-team-cells.ts';

const cell = (themeId: string, team: string, reports: number): TeamCell => ({ themeId, team, reports });

test('five reports of a team of five are shown, four are not', () => {
  expect(shownTeamCells([cell('a', 'North', 5)], new Map([['North', 5]]))).toEqual([cell('a', 'North', 5)]);
  expect(shownTeamCells([cell('a', 'North', 4)], new Map([['North', 4]]))).toEqual([]);
});

test('six of nine are not shown: the other three would follow by subtraction', () => {
  expect(shownTeamCells([cell('a', 'North', 6), cell('b', 'North', 3)], new Map([['North', 9]]))).toEqual([]);
});

test('a theme in which one team filed three is shown for no team', () => {
  expect(shownTeamCells([cell('a', 'North', 9), cell('a', 'South', 3)], new Map([['North', 20], ['South', 20]]))).toEqual([]);
});

test('two themes of six of fifteen: the smaller goes, so that nine stay unsaid, not three', () => {
  const shown = shownTeamCells([cell('a', 'North', 6), cell('b', 'North', 7), cell('c', 'North', 2)], new Map([['North', 15]]));
  expect(shown).toEqual([cell('b', 'North', 7)]);
});

const table = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('North', 'South', 'West'), fc.integer({ min: 0, max: 12 })), { maxLength: 12 });

property.prop([table, fc.integer({ min: 0, max: 8 })])('whoever knows what each team filed learns no group of one to four', (rows, unthemed) => {
  const cells = [...new Map(rows.map(([themeId, team, reports]) => [`${themeId} ${team}`, cell(themeId, team, reports)])).values()];
  const filed = new Map(['North', 'South', 'West'].map((team) => [team, unthemed + cells.filter((each) => each.team === team).reduce((sum, { reports }) => sum + reports, 0)]));
  const shown = shownTeamCells(cells, filed);
  for (const team of filed.keys()) {
    const own = shown.filter((each) => each.team === team);
    const outside = (filed.get(team) ?? 0) - own.reduce((sum, { reports }) => sum + reports, 0);
    if (own.length > 0) expect(outside === 0 || outside >= 5).toBe(true);
    for (const { reports } of own) expect(reports).toBeGreaterThanOrEqual(5);
  }
  for (const { themeId } of shown) {
    const whole = cells.filter((each) => each.themeId === themeId && each.reports > 0);
    expect(shown.filter((each) => each.themeId === themeId)).toHaveLength(whole.length);
  }
});
