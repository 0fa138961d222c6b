import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTeams, sendingGauge } from './sending-gauge.ts';

test('contacts picked by lot look alike on both sides; those left out on purpose show', () => {
  const [bad, good] = sendingGauge([{ value: 'not resolved', surveyed: 10, notSurveyed: 90 }, { value: 'resolved', surveyed: 90, notSurveyed: 10 }]);
  expect([bad?.difference?.value, bad?.difference?.isClear, good?.difference?.value]).toEqual([80, true, -80]);
  const [even] = sendingGauge([{ value: 'phone', surveyed: 50, notSurveyed: 50 }, { value: 'chat', surveyed: 50, notSurveyed: 50 }]);
  expect(even?.difference).toMatchObject({ value: 0, isClear: false });
});

test('below thirty on either side nothing is compared', () => {
  const [row] = sendingGauge([{ value: 'phone', surveyed: 29, notSurveyed: 400 }]);
  expect([row?.difference, row?.ofSurveyed.value, row?.notSurveyed]).toEqual([null, null, 400]);
});

test('no line is about one to four agents, and nothing is lost or doubled by putting teams together', () => {
  const agents = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 9 });
  const teams = fc.uniqueArray(fc.record({ value: fc.string({ minLength: 1, maxLength: 3 }), surveyed: fc.nat(50), notSurveyed: fc.nat(50), agents }), { selector: (team) => team.value, maxLength: 8 });
  fc.assert(
    fc.property(teams, (given) => {
      const rows = foldTeams(given, 'other teams together');
      for (const row of rows) {
        const own = row.value === 'other teams together' ? given.filter((team) => !rows.some((shown) => shown.value === team.value)) : given.filter((team) => team.value === row.value);
        expect(new Set(own.flatMap((team) => team.agents)).size).toBeGreaterThanOrEqual(5);
      }
      if (rows.length > 0) expect(rows.reduce((sum, row) => sum + row.surveyed, 0)).toBe(given.reduce((sum, team) => sum + team.surveyed, 0));
    }),
  );
});
