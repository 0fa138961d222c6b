import { expect, test } from 'vitest';
import { changeText, explorerCsv, impactInterval, impactSentence, scoreText } from './explorer-words.ts';

const all = { n: 900, value: 41, low: 38, high: 44 };
const nps = { metric: 'nps', label: 'NPS', meaning: '', unit: 'points', n: 900, all } as const;
const impact = { isShown: true, n: 212, all: 41.2, without: 45.9, difference: 4.7, low: 2.14, high: 7.3, isClear: true } as const;
const facts = { people: 60, mentions: 70, peopleBefore: 40, change: 'more', isFew: false, impact, score: { n: 212, value: 12, low: 6, high: 18, before: null, change: null } } as const;

test('an impact is a sentence with n and interval; under 30 answers it says how few', () => {
  expect(impactSentence(impact, nps)).toBe('Without these comments NPS would be 46 instead of 41 (n = 212)');
  expect(impactInterval(impact, 'points')).toBe('+2.1 to +7.3');
  expect(impactInterval({ ...impact, low: -0.4, isClear: false }, 'percent')).toBe('−0.4 to +7.3 points, may be chance');
  expect(impactSentence({ isShown: false, n: 12 }, nps)).toBe('Too few answers to say (12)');
  expect(impactSentence({ ...impact, without: 41.4 }, nps)).toBe('With or without these comments NPS is 41 (n = 212)');
  expect(impactSentence(null, null)).toBe('No scores in this period');
});

test('a change is named only where it is clear', () => {
  expect(changeText(facts)).toBe('more than before (40), +50.0 %');
  expect(changeText({ ...facts, people: 8, peopleBefore: 2 })).toBe('more than before (2)');
  expect(changeText({ ...facts, change: null })).toBe('no clear change');
  expect(changeText({ ...facts, people: 4, isFew: true })).toBe('Emerging: fewer than 5 people');
  expect(changeText({ ...facts, peopleBefore: null, change: null })).toBe('');
});

test('a score carries its interval', () => {
  expect(scoreText(facts.score, 'points')).toBe('12 (6 to 18)');
  expect(scoreText({ ...facts.score, value: 81.6, low: 76, high: 86 }, 'percent')).toBe('81.6 % (76.0 % to 86.0 %)');
  expect(scoreText({ ...facts.score, n: 7, value: null, low: null, high: null }, 'points')).toBe('Too few answers to say (7)');
  expect(scoreText(null, 'points')).toBe('No scores');
});

test('the file holds exactly the view, groups and themes in its order', () => {
  const theme = { ...facts, id: '1', title: 'Late letters', status: 'open', journeyStage: null, origin: null } as const;
  const answer = { view: 'volume', period: 'last_90_days', compare: 'before', days: { from: '', until: '' }, comparedDays: null, metric: nps, metrics: [], coverage: { texts: 0, themed: 0, unthemed: 0, share: null }, groups: [{ ...facts, title: 'Post', themes: [theme] }, { ...facts, title: null, themes: [theme] }] } as const;
  const mutable = structuredClone(answer);
  expect(explorerCsv({ ...mutable, groups: mutable.groups.map((group) => ({ ...group, themes: [...group.themes] })), metrics: [] })).toEqual([
    ['Group', 'Theme', 'People', 'People before', 'Change', 'Mentions'],
    ['Post', '', '60', '40', 'more than before (40), +50.0 %', '70'],
    ['Post', 'Late letters', '60', '40', 'more than before (40), +50.0 %', '70'],
    ['', 'Late letters', '60', '40', 'more than before (40), +50.0 %', '70'],
  ]);
});
