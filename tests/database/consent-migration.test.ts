import { openEmbedded } from '@kept/db/client.ts';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../packages/db/migrations/', import.meta.url));
const org = '01900000-0000-7000-8000-00000000000a';

test('what addresses had chosen becomes the first row of their history, under a source that says how little is known', async () => {
  const database = await openEmbedded(undefined);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const apply = async (name: string) => database.runScript((await readFile(folder + name, 'utf8')).replaceAll('--> statement-breakpoint', ''));
  const turning = names.findIndex((name) => name.includes('people_and_consents'));
  for (const name of names.slice(0, turning)) await apply(name);
  await database.runScript(`
    insert into mail_preference (org_id, address_mac, topic, wanted, source, at) values
      ('${org}', 'chose', 'digest', false, 'preference page', '2026-03-01T00:00:00Z'), ('${org}', 'chose', 'news', true, 'preference page', '2026-03-01T00:00:00Z'),
      ('${org}', 'left', 'digest', true, 'preference page', '2026-03-01T00:00:00Z');
    insert into suppression (org_id, address_mac, reason, at) values ('${org}', 'left', 'unsubscribed', '2026-04-01T00:00:00Z'), ('${org}', 'gone', 'bounced', '2026-04-01T00:00:00Z');`);
  for (const name of names.slice(turning)) await apply(name);
  const history = (await database.run("select address_mac, topic, number, granted, source, to_char(said_at at time zone 'UTC', 'YYYY-MM-DD') as said, note from mail_consent order by 1, 2, 3")).rows;
  expect(history.map(({ note, ...rest }) => [Object.values(rest).join(' '), String(note).startsWith('Stood on record before 22 November 2026')])).toEqual(
    ['chose digest 1 false earlier 2026-03-01', 'chose news 1 true earlier 2026-03-01', 'left digest 1 true earlier 2026-03-01', 'left digest 2 false earlier 2026-04-01', 'left news 1 false earlier 2026-04-01', 'left surveys 1 false earlier 2026-04-01'].map((row) => [row, true]),
  );
  const standing = (await database.run('select address_mac, topic, wanted from mail_preference order by 1, 2')).rows.map((row) => Object.values(row).join(' '));
  expect(standing).toEqual(['chose digest false', 'chose news true', 'left digest false', 'left news false', 'left surveys false']);
  expect((await database.run("select relname from pg_class where relname in ('mail_preference', 'mail_consent', 'suppression') and not (relrowsecurity and relforcerowsecurity)")).rows).toEqual([]);
  await database.close();
});
