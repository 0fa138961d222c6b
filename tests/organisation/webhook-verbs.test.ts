import { isVerbDecided, nameWebhookEvent } from '@kept/core/organisation/name-webhook-event.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../apps/api/src/', import.meta.url));
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, name), 'utf8'));

/** Every verb that is written into the audit log, as the source spells it; two places choose theirs from a table or are given it. */
function verbsIn(text: string): string[] {
  const calls = [...text.matchAll(/recordAudit\([^;]*?`/g)].flatMap(([call]) => [...call.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, verb = '']) => verb));
  const table = /const verbs = \{([^}]*)\}/.exec(text)?.[1] ?? '';
  return [...calls, ...[...table.matchAll(/: '([a-z-]+)'/g)].map(([, verb = '']) => verb), ...[...text.matchAll(/touch\(tx, ctx, \w+, '([a-z-]+)'/g)].map(([, verb = '']) => verb)].filter((word) => !['member', 'system'].includes(word));
}

const verbs = [...new Set(sources.flatMap(verbsIn))].sort();

test('of every verb of the audit log it is decided which event it is, or that nobody outside is told', () => {
  expect(verbs.length).toBeGreaterThan(80);
  expect(verbs).toEqual(expect.arrayContaining(['post-update', 'merge-themes', 'escalate-theme', 'note-spike', 'release-round', 'note-key-ending', 'finish-digest']));
  expect(verbs.filter((verb) => !isVerbDecided(verb))).toEqual([]);
});

test('what is about one customer is told to nobody outside', () => {
  for (const verb of verbs.filter((each) => /customer|consent|unsubscribe|mail$|survey-response|feedback/.test(each))) expect([verb, nameWebhookEvent({ verb, detail: {} })]).toEqual([verb, undefined]);
});
