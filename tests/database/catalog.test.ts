import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrg } from '@kept/db/scope.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { directoryTables, listTenantTables } from '../support/tenant-tables.ts';
import { makeWorld } from '../support/world.ts';

let app: TestApp;
let tables: string[];
const ask = async (statement: string) => (await app.deps.database.run(statement)).rows;

beforeAll(async () => {
  app = await openTestApp();
  tables = await listTenantTables(app.deps.database);
});
afterAll(() => app.close());

test('every tenant table is under forced row-level security for the application role', async () => {
  const rows = await ask("select relname, relrowsecurity as enabled, relforcerowsecurity as forced, (select count(*)::int from pg_policies p where p.tablename = relname and 'kept_app' = any(p.roles) and p.cmd = 'ALL' and p.qual is not null and p.with_check is not null) as policies from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace");
  const guarded = rows.filter((row) => row.enabled === true && row.forced === true && row.policies === 1).map((row) => row.relname);
  expect(guarded.map(String).sort()).toEqual(tables);
  expect(tables.length).toBeGreaterThan(25);
});

test('the organisation comes first in every primary key, unique key and foreign key of a tenant table', async () => {
  const rows = await ask("select c.conname, r.relname, c.contype, a.attname as first from pg_constraint c join pg_class r on r.oid = c.conrelid join pg_attribute a on a.attrelid = r.oid and a.attnum = c.conkey[1] where c.contype in ('p', 'u', 'f') and r.relnamespace = 'public'::regnamespace");
  const wrong = rows.filter((row) => !directoryTables.includes(String(row.relname)) && row.first !== 'org_id');
  expect(wrong).toEqual([]);
  const indexes = await ask("select i.relname as name, r.relname, a.attname as first from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class r on r.oid = x.indrelid join pg_attribute a on a.attrelid = r.oid and a.attnum = x.indkey[0] where r.relnamespace = 'public'::regnamespace");
  expect(indexes.filter((row) => !directoryTables.includes(String(row.relname)) && row.first !== 'org_id')).toEqual([]);
});

test('nothing stands in the way of spreading tenants over machines: no triggers, no deferrable constraints, no time without a zone', async () => {
  expect(await ask('select tgname from pg_trigger where not tgisinternal')).toEqual([]);
  expect(await ask("select conname from pg_constraint where condeferrable and connamespace = 'public'::regnamespace")).toEqual([]);
  expect(await ask("select table_name, column_name from information_schema.columns where table_schema = 'public' and data_type = 'timestamp without time zone'")).toEqual([]);
});

test('a request works as a role that owns nothing and is no superuser', async () => {
  const world = await makeWorld(app);
  const seen = await inOrg(app.deps.db, world.orgId, async (tx) =>
    rowsOf(await tx.execute(sql`select current_user::text as who, (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as mighty`), z.object({ who: z.string(), mighty: z.boolean() })),
  );
  expect(seen).toEqual([{ who: 'kept_app', mighty: false }]);
});

test('the application role reaches nothing of another organisation, and nothing at all without one', async () => {
  const mine = await makeWorld(app);
  const theirs = await makeWorld(app);
  await theirs.admin.post('/api/v1/keys', { name: 'theirs', scopes: ['feedback:read'] });
  for (const table of tables) {
    for (const org of [mine.orgId, '']) {
      const raw = await app.deps.db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.org_id', ${org}, true)`);
        await tx.execute(sql`set local role kept_app`);
        return rowsOf(await tx.execute(sql.raw(`select count(*)::int as n from "${table}" where org_id = '${theirs.orgId}'`)), z.object({ n: z.number() }));
      });
      expect([table, raw]).toEqual([table, [{ n: 0 }]]);
      const isLog = table === 'audit_entry';
      if (isLog) continue;
      const changed = await app.deps.db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('app.org_id', ${org}, true)`);
        await tx.execute(sql`set local role kept_app`);
        const updated = rowsOf(await tx.execute(sql.raw(`update "${table}" set org_id = org_id where org_id = '${theirs.orgId}' returning 1 as n`)), z.object({ n: z.number() }));
        const deleted = rowsOf(await tx.execute(sql.raw(`delete from "${table}" where org_id = '${theirs.orgId}' returning 1 as n`)), z.object({ n: z.number() }));
        return updated.length + deleted.length;
      });
      expect([table, changed]).toEqual([table, 0]);
    }
  }
  const { rows } = await app.deps.database.run('select count(*)::int as n from member where org_id = $1', [theirs.orgId]);
  expect(rows).toEqual([{ n: 1 }]);
});

test('a row for another organisation is refused by the database itself', async () => {
  const mine = await makeWorld(app);
  const theirs = await makeWorld(app);
  const attempt = inOrg(app.deps.db, mine.orgId, (tx) => tx.execute(sql.raw(`insert into source (org_id, id, name, created_at) values ('${theirs.orgId}', '${mine.orgId}', 'x', now())`)));
  await expect(attempt).rejects.toThrow();
});

test('the audit log can be added to, never changed or shortened', async () => {
  const world = await makeWorld(app);
  for (const statement of ["update audit_entry set verb = 'x'", 'delete from audit_entry']) {
    await expect(inOrg(app.deps.db, world.orgId, (tx) => tx.execute(sql.raw(statement)))).rejects.toThrow();
  }
});
