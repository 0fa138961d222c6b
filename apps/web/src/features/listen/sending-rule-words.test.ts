import { firstPlan, type SendingRule } from '@kept/core/listen/sending-plan.ts';
import { expect, test } from 'vitest';
import { ruleWords } from './sending-rule-words.ts';

const [first] = firstPlan.rules;
const drivers = ['Refund', 'Bill', 'Move', 'Outage', 'Meter'].map((name, place) => ({ id: String(place), name }));

test.each<[Partial<SendingRule>, boolean, string]>([
  [{}, false, 'Every contact: asks all, an hour after'],
  [{ channels: ['phone', 'sms'], sharePercent: 25, delayMinutes: 0 }, false, 'Phone and SMS: asks 25 in 100, at once'],
  [{ channels: ['bot'], sharePercent: 0 }, false, 'Bot: asks nobody'],
  [{ driverIds: ['0', '1', '2', '3', '4'], delayMinutes: 90 }, false, 'Refund, Bill, Move and 2 more: asks all, 90 minutes after'],
  [{ segments: ['home'], delayMinutes: 2880 }, false, 'Segment home: asks all, 2 days after'],
  [{ sharePercent: 10 }, true, 'Everybody: asks 10 in 100'],
  [{ isOn: false }, false, 'Off'],
])('a rule in one line: %o', (change, isQuarterly, words) => {
  if (first === undefined) throw new Error('The first plan has a rule.');
  expect(ruleWords({ ...first, ...change }, { drivers }, isQuarterly)).toBe(words);
});
