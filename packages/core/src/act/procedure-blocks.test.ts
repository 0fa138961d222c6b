import { expect, test } from 'vitest';
import { procedureBlocks, procedureSteps } from './procedure-blocks.ts';
import { grantsDiffer } from './procedure-grants.ts';

const text = (markdown: string) => procedureBlocks(markdown).map((block) => ('runs' in block ? block.runs.map((run) => run.text).join('') : block.kind));

test('the items of numbered lists are the steps, with what hangs under them, and nothing else is one', () => {
  const markdown = '# Refund\n\nFor a **double** payment.\n\n1. Look for both payments.\n2. Say when the money is there.\n   - in three days by card\n\n- not a step\n\n3. Write it into the contact.';
  expect(procedureSteps(markdown)).toEqual(['Look for both payments.', 'Say when the money is there. in three days by card', 'Write it into the contact.']);
  expect(procedureBlocks(markdown).map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'steps', 'list', 'steps']);
  expect(procedureBlocks(markdown)[4]).toMatchObject({ start: 3 });
  expect(procedureSteps('Only words.')).toEqual([]);
});

test('HTML is shown as letters, and only web and mail addresses become links', () => {
  expect(text('<script>alert(1)</script>')).toEqual(['<script>alert(1)</script>']);
  const [paragraph] = procedureBlocks('See [the form](https://kept.example/form), [this](javascript:alert(1)) and <b>that</b>.');
  expect(paragraph).toMatchObject({ runs: [{ text: 'See ' }, { text: 'the form', href: 'https://kept.example/form' }, { text: ', ' }, { text: 'this', href: null }, { text: ' and ' }, { text: '<b>' }, { text: 'that' }, { text: '</b>' }, { text: '.' }] });
  expect(procedureBlocks('**so** `GET`')[0]).toMatchObject({ runs: [{ text: 'so', set: 'strong' }, { text: ' ', set: 'plain' }, { text: 'GET', set: 'code' }] });
});

test('grants differ when channels promise different things, not when they spell the same', () => {
  expect(grantsDiffer([{ channel: 'phone', text: 'Up to 50 GBP' }, { channel: 'chat', text: 'up to  50 GBP ' }])).toBe(false);
  expect(grantsDiffer([{ channel: 'phone', text: 'Up to 50 GBP' }, { channel: 'chat', text: 'Up to 20 GBP' }])).toBe(true);
  expect(grantsDiffer([])).toBe(false);
});
