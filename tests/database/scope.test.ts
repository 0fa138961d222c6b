import type { OpenDatabase } from '@kept/db/client.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '../support/test-database.ts';

const seen = z.object({ role: z.string(), org: z.string() });
const readScope = sql`select current_user::text as role, current_setting('app.org_id') as org`;

let database: OpenDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('the very first statement of every piece of work runs as the application role, bound to its organisation', async () => {
  const orgs = Array.from({ length: 60 }, () => crypto.randomUUID());
  const first = await Promise.all(orgs.map((org) => inOrg(database.db, org, async (tx) => rowsOf(await tx.execute(readScope), seen)[0])));
  expect(first).toEqual(orgs.map((org) => ({ role: 'kept_app', org })));
  const within = await database.db.transaction((tx) => inOrg(tx, orgs[0] ?? '', async (inner) => rowsOf(await inner.execute(readScope), seen)[0]));
  expect(within).toEqual({ role: 'kept_app', org: orgs[0] });
});

test('what is no organisation is refused before any work, and work that fails leaves with its own error', async () => {
  let worked = false;
  await expect(
    inOrg(database.db, "x', true), ('", async () => {
      worked = true;
    }),
  ).rejects.toThrow('This is not the id of an organisation.');
  expect(worked).toBe(false);
  await expect(inOrg(database.db, crypto.randomUUID(), () => Promise.reject(new Error('out of paper')))).rejects.toThrow('out of paper');
});
