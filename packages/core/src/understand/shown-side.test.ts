import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { type AgentReport, shownSide } from './shown-side.ts';

let made = 0;
const some = (count: number, team: string, themeIds: readonly string[], more: Partial<AgentReport> = {}): AgentReport[] =>
  Array.from({ length: count }, () => ({ id: String((made += 1)), team, themeIds, frequency: 'every_day', step: '', ...more }));
const shown = (...reports: AgentReport[][]) => shownSide(reports.flat()).map(({ themeId, reports: count, cells }) => [themeId, count, ...cells.map(({ team, reports: own }) => `${team} ${own}`)]);

test('five reports of a team of five are shown, four are not', () => {
  expect(shown(some(5, 'North', ['a']))).toEqual([['a', 5, 'North 5']]);
  expect(shown(some(4, 'North', ['a']))).toEqual([]);
});

test('six of nine are not shown: the other three would follow by subtraction', () => {
  expect(shown(some(6, 'North', ['a']), some(3, 'North', ['b']))).toEqual([]);
});

test('a theme in which one team filed three is shown for no team', () => {
  expect(shown(some(9, 'North', ['a']), some(3, 'South', ['a']), some(11, 'North', []), some(17, 'South', []))).toEqual([]);
});

test('two themes of six of fifteen: the smaller goes, so that nine stay unsaid, not three', () => {
  expect(shown(some(6, 'North', ['a']), some(7, 'North', ['b']), some(2, 'North', []))).toEqual([['b', 7, 'North 7']]);
});

test('three of another team are no remainder of the whole round', () => {
  expect(shown(some(6, 'North', ['a']), some(3, 'South', []))).toEqual([]);
});

test('reports in two themes count once in what is left, and two themes of nearly the same reports are not both shown', () => {
  expect(shown(some(5, 'North', ['a', 'b']), some(2, 'North', ['a']), some(1, 'North', ['b']), some(2, 'North', []))).toEqual([]);
  expect(shown(some(8, 'North', ['a', 'b']), some(2, 'North', ['a']), some(6, 'North', []))).toEqual([['a', 10, 'North 10']]);
});

test('how often and where are said only where no part and no rest is one to four', () => {
  const [all] = shownSide([...some(6, 'North', ['a'], { step: 'Refund form' }), ...some(5, 'North', ['a'], { frequency: 'every_week', step: 'refund form ' })]);
  expect(all).toMatchObject({ frequencies: [{ name: 'every_day', reports: 6 }, { name: 'every_week', reports: 5 }], steps: [{ name: 'refund form', reports: 11 }] });
  expect(shownSide([...some(6, 'North', ['a']), ...some(3, 'North', ['a'], { frequency: 'every_week' })])[0]).toMatchObject({ reports: 9, frequencies: null, steps: [] });
});

const report = fc.record({
  team: fc.constantFrom('North', 'South', 'West'),
  themeIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }),
  frequency: fc.constantFrom('every_day', 'every_week', 'now_and_then'),
  step: fc.constantFrom('', 'form', 'call'),
});
// Few shapes, each several times: only then are there groups of five at all.
const reports = fc.array(fc.tuple(report, fc.integer({ min: 1, max: 9 })), { maxLength: 9 }).map((groups) => groups.flatMap(([shape, count], group) => Array.from({ length: count }, (_, at) => ({ ...shape, id: `${group} ${at}` }))));

property.prop([reports], { numRuns: 400 })('no two things that can be asked differ by one to four slips', (all) => {
  const slips = (own: readonly AgentReport[]) => new Set(own.map(({ id }) => id));
  const partsOf = (own: readonly AgentReport[], parts: readonly { name: string }[] | null, of: (one: AgentReport) => string) => (parts ?? []).map(({ name }) => slips(own.filter((one) => of(one) === name)));
  const asked = [slips(all), new Set<string>()];
  for (const { themeId, cells, frequencies, steps } of shownSide(all)) {
    const theme = all.filter(({ themeIds }) => themeIds.some((own) => own === themeId));
    for (const [own, said] of [[theme, { frequencies, steps }] as const, ...cells.map((cell) => [theme.filter(({ team }) => team === cell.team), cell] as const)]) {
      asked.push(slips(own), ...partsOf(own, said.frequencies, (one) => one.frequency), ...partsOf(own, said.steps, (one) => one.step));
    }
  }
  for (const [at, one] of (all.length >= 5 ? asked : []).entries()) for (const other of asked.slice(at + 1)) expect([1, 2, 3, 4]).not.toContain(one.symmetricDifference(other).size);
});

property.prop([reports], { numRuns: 200 })('whoever knows what each team filed learns no group of one to four', (all) => {
  const side = shownSide(all);
  for (const team of new Set(all.map((one) => one.team))) {
    const cells = side.flatMap((theme) => theme.cells.filter((cell) => cell.team === team));
    const said = new Set(cells.flatMap(({ ids }) => ids));
    const left = all.filter((one) => one.team === team && !said.has(one.id)).length;
    if (cells.length > 0) expect([1, 2, 3, 4]).not.toContain(left);
    for (const { reports: count } of cells) expect(count).toBeGreaterThanOrEqual(5);
  }
});
