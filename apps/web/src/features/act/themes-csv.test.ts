import { expect, test } from 'vitest';
import { themesCsv } from './themes-csv.ts';

test('themes are saved as they stand, and words that would be formulas stay words', () => {
  const arc = 'on' as const;
  const theme = {
    id: '1', title: '=1+1', description: '', groupTitle: null, status: 'blocked' as const, isDeclinePending: false, isDisputed: false, owner: { id: 'a', name: '＠Ada' }, deadlineOn: '2026-12-01', due: 'late' as const, daysLate: 3,
    blocked: { for: { memberId: null, name: 'X' }, on: null, sinceOn: '2026-11-03', workingDays: 2, sentence: 'Blocked for X since 3 November (2 working days)' }, steps: { done: 2, total: 5 }, liveOn: null, snoozedUntil: null, journeyStage: 'pay' as const, origin: null,
    people: 12, mentions: 15, peopleBefore: null, trend: [], score: null, quote: null, ring: { heard: arc, owned: arc, acting: arc, done: arc, told: arc }, createdAt: '', version: 1,
  };
  const [heads = '', row] = themesCsv([theme], 'https://kept.example').split('\r\n');
  expect(heads.split(',')).toHaveLength(14);
  expect(row).toBe("'=1+1,Blocked,'＠Ada,2026-12-01,3,Blocked for X since 3 November (2 working days),2,5,12,15,,Pay,,https://kept.example/themes/1");
});
