import { TZDate } from '@date-fns/tz';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { instantAtWall } from './instant-at-wall.ts';

const zones = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Asia/Tokyo', 'UTC'];
const slowly = (wall: number, zone: string) => {
  const shown = new Date(wall);
  return new TZDate(shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate(), shown.getUTCHours(), shown.getUTCMinutes(), shown.getUTCSeconds(), zone).getTime();
};

property.prop([fc.date({ min: new Date('1990-01-01'), max: new Date('2037-01-01'), noInvalidDate: true }), fc.constantFrom(...zones)], { numRuns: 2000 })('a time on the wall is the instant it always was', (date, zone) => {
  const wall = Math.floor(date.getTime() / 1000) * 1000;
  expect(instantAtWall(wall, zone)).toBe(slowly(wall, zone));
});

test.each(zones)('every half hour of a year in %s, changes of clocks and all', (zone) => {
  const from = Date.UTC(2025, 0, 1);
  const wrong = Array.from({ length: 365 * 48 }, (_, n) => from + n * 1_800_000).filter((wall) => instantAtWall(wall, zone) !== slowly(wall, zone));
  expect(wrong).toEqual([]);
});
