import { expect, test } from 'vitest';
import type { BlockReport } from './report-query.ts';
import { answerWords, clickSentence, reportRows } from './report-words.ts';

const block: BlockReport['blocks'][number] = { themeId: 'one', title: '=Bills', kind: 'did', seenBy: 200, seenAsOwn: 4, clicked: 38, clickShare: { value: 19, low: 14.2, high: 25 }, machines: 212, answers: { fixed: 3, partly: 0, not_fixed: 1, do_not_know: 0 }, unsubscribed: 0, unsubscribedShare: null };
const report: BlockReport = { mails: { sent: 200, delivered: 0, bounced: [], complained: 0 }, clickers: 38, machines: 212, unsubscribed: 0, days: 14, fewest: 30, blocks: [block, { ...block, kind: 'working', answers: null, seenBy: 12, clickShare: null }] };

test('clicks and what looks like scanners are said apart', () => {
  expect(clickSentence(report)).toBe('38 people clicked on a block; 212 more openings look like scanners and are not counted.');
  expect(clickSentence({ ...report, clickers: 1, machines: 1 })).toBe('1 person clicked on a block; 1 more opening looks like scanners and is not counted.');
  expect(clickSentence({ ...report, clickers: 0, machines: 0 })).toBe('Nobody clicked on a block yet.');
});

test('only answers that were given are named', () => {
  expect(answerWords(block)).toMatch(/ 3, .* 1$/);
  expect(answerWords({ ...block, answers: null })).toBe('');
});

test('the file has a line for each block, as wide as its head, and says where too few stand behind a share', () => {
  const rows = reportRows(report);
  expect(rows.map((row) => row.length)).toEqual([17, 17, 17]);
  expect(rows[1]?.slice(0, 9)).toEqual(['=Bills', 'We did', '200', '4', '38', '19.0', '14.2', '25.0', '212']);
  expect(rows[2]?.slice(4, 6)).toEqual(['38', 'too few']);
});
