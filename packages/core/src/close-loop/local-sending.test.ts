import { expect, test } from 'vitest';
import { firstClockAt, readersMoment } from './local-sending.ts';

const now = new Date('2027-03-27T10:00:00Z');

test('each reader gets it when their own clock shows the hour, across the change to summer time', () => {
  expect(firstClockAt('2027-03-28T09:00')?.toISOString()).toBe('2027-03-27T19:00:00.000Z');
  expect(['Asia/Tokyo', 'Europe/Berlin', 'America/Los_Angeles'].map((zone) => readersMoment('2027-03-28T09:00', zone, now).toISOString())).toEqual(['2027-03-28T00:00:00.000Z', '2027-03-28T07:00:00.000Z', '2027-03-28T16:00:00.000Z']);
});

test('where the hour has passed, or none was chosen, it leaves at once', () => {
  expect(readersMoment('2027-03-27T09:00', 'Asia/Tokyo', now)).toBe(now);
  expect(readersMoment(null, 'Asia/Tokyo', now)).toBe(now);
  expect(firstClockAt('tomorrow')).toBeUndefined();
});
