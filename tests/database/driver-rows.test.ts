import { openEmbedded } from '@kept/db/client.ts';
import { migrate } from '@kept/db/migrate.ts';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../packages/db/migrations/', import.meta.url));
const org = '00000000-0000-7000-8000-00000000000a';
const other = '00000000-0000-7000-8000-00000000000b';
const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

test('contacts booked as free text keep their driver when drivers become rows: one for each spelling, none shared between organisations', async () => {
  const database = await openEmbedded(undefined);
  await database.runScript('create table kept_migration (name text primary key, hash text not null, applied_at timestamptz not null default now())');
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql') && file < '0003').sort()) {
    const text = await readFile(`${folder}${name}`, 'utf8');
    await database.runScript(`${text.replaceAll('--> statement-breakpoint', '')}; insert into kept_migration (name, hash) values ('${name}', '${createHash('sha256').update(text).digest('hex')}')`);
  }
  const booked: readonly (readonly [string, string | null])[] = [[org, 'Refund status'], [org, 'Refund status'], [org, ' refund  STATUS'], [org, 'Émission'], [org, 'émission'], [org, null], [org, null], [other, 'Refund status'], [org, '   ']];
  for (const [at, [orgId, driver]] of booked.entries()) {
    await database.run("insert into interaction (org_id, id, external_id, channel, driver, started_at) values ($1, $2::uuid, $2::text, 'phone', nullif($3, '-'), now())", [orgId, id(at), driver ?? '-']);
  }
  await database.run("insert into source (org_id, id, name, created_at) values ($1, $2, 'S', now())", [org, id(90)]);
  for (const [number, contact] of [[91, 5], [92, 0]] as const) {
    await database.run("insert into feedback (org_id, id, kind, source_id, external_id, channel, interaction_id, text, quotable, raw, occurred_at, received_at, placed_at, text_key) values ($1, $2::uuid, 'interaction', $3, $2::text, 'phone', $4, 'words', true, '{}', now(), now(), now(), 'key')", [org, id(number), id(90), id(contact)]);
  }
  await migrate(database);
  const named = await database.run('select i.id, d.name, i.driver_by from interaction i left join contact_driver d on d.org_id = i.org_id and d.id = i.driver_id order by i.id');
  expect(named.rows.map((row) => [row.name, row.driver_by])).toEqual([
    ['Refund status', 'source'], ['Refund status', 'source'], ['Refund status', 'source'], [expect.stringMatching(/^[Éé]mission$/), 'source'], [expect.stringMatching(/^[Éé]mission$/), 'source'],
    [null, null], [null, null], ['Refund status', 'source'], [null, null],
  ]);
  expect((await database.run('select org_id, count(*)::int as n from contact_driver group by 1 order by 1')).rows).toEqual([{ org_id: org, n: 2 }, { org_id: other, n: 1 }]);
  expect((await database.run('select interaction_id, head_version from driver_suggestion')).rows).toEqual([{ interaction_id: id(5), head_version: 0 }]);
  expect((await database.run("select relname from pg_class where relkind = 'r' and relrowsecurity and not relforcerowsecurity")).rows).toEqual([]);
  await database.close();
}, 60_000);
