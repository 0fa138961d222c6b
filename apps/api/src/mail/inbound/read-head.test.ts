import { expect, test } from 'vitest';
import { keysFor, keysInside, readHead } from './read-head.ts';

const [one, two] = ['a'.repeat(56), 'b'.repeat(56)];
const headOf = (...lines: string[]) => readHead(new TextEncoder().encode(lines.join('\r\n')));

test('whom a message is for stands in the fields that name who gets it; what its writer may put anywhere else names nobody', () => {
  expect(keysFor(headOf(`To: Kept <reply+${one}@kept.example>`, `Cc: bounce+${two}@kept.example`, '', 'Hello'))).toEqual([{ kind: 'reply', key: one }, { kind: 'bounce', key: two }]);
  expect(keysFor(headOf(`Subject: reply+${one}@kept.example`, `References: <reply+${one}@kept.example>`, `X-Note: bounce+${two}@kept.example`, '', `reply+${two}@kept.example`))).toEqual([]);
});

test('an address inside counts in a report of a server alone, and only the way back of a mail', () => {
  const report = 'Content-Type: multipart/report; report-type=delivery-status';
  const inside = [`To: bounce+${one}@kept.example`, `Reply-To: reply+${two}@kept.example`];
  expect(keysInside(headOf(report, '', ...inside))).toEqual([{ kind: 'bounce', key: one }]);
  expect(keysInside(headOf('Content-Type: text/plain', '', ...inside))).toEqual([]);
  expect(keysInside(headOf('Content-Type: text/plain; name="multipart/report"', '', ...inside))).toEqual([]);
});
