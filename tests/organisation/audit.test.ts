import { inOrg } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.close());

async function busyWorld(): Promise<World> {
  const own = await makeWorld(app);
  for (let round = 0; round < 6; round += 1) await own.admin.patch('/api/v1/settings', { retentionMonths: 12 + round });
  return own;
}
const verify = async (own: World) => (await own.admin.get('/api/v1/audit/verification')).json();

test('every deed is in the log with who, what and when, newest first, page by page', async () => {
  const person = await world.join('viewer', 'Tom Hale');
  await world.admin.put(`/api/v1/members/${person.memberId}/role`, { role: 'lead' });
  await world.admin.post('/api/v1/members/invitations', { name: 'Secret Name', email: 'secret@staff.example', role: 'owner' });
  const first = await (await world.admin.get('/api/v1/audit?limit=2')).json();
  expect(first.entries.map((entry: { verb: string }) => entry.verb)).toEqual(['invite-member', 'change-role']);
  expect(first.entries[1]).toMatchObject({ actor: `member:${world.admin.memberId}`, actorName: 'Ada Admin', subject: `member:${person.memberId}`, subjectName: 'Tom Hale', detail: { from: 'viewer', to: 'lead' } });
  const second = await (await world.admin.get(`/api/v1/audit?limit=2&before=${first.next}`)).json();
  expect(second.entries.map((entry: { verb: string }) => entry.verb)).toEqual(['create-organisation']);
  expect(second.next).toBeNull();
  const stored = await app.deps.database.run(`select string_agg(detail::text || subject || actor || verb, ' ') as words from audit_entry where org_id = '${world.orgId}'`);
  expect(String(stored.rows[0]?.['words'])).not.toMatch(/Secret Name|secret@staff/);
  expect((await world.admin.get('/api/v1/audit?limit=1000')).status).toBe(422);
});

test('an untouched log is whole', async () => {
  const own = await busyWorld();
  expect(await verify(own)).toMatchObject({ intact: true, entries: 7, firstProblem: null, sentence: 'All 7 entries are as they were written.' });
});

test.each([
  ['an entry is changed', (id: string) => `update audit_entry set verb = 'read-settings' where org_id = '${id}' and sequence = 4`, 4],
  ['a moment is moved by a microsecond', (id: string) => `update audit_entry set at = at + interval '1 microsecond' where org_id = '${id}' and sequence = 3`, 3],
  ['an entry is removed', (id: string) => `delete from audit_entry where org_id = '${id}' and sequence = 5`, 5],
  ['the end is cut off', (id: string) => `delete from audit_entry where org_id = '${id}' and sequence > 5`, 6],
  ['everything is removed', (id: string) => `delete from audit_entry where org_id = '${id}'`, 1],
])('when %s behind the product’s back, the verification says where', async (_what, statement, sequence) => {
  const own = await busyWorld();
  await app.deps.database.run(statement(own.orgId));
  expect(await verify(own)).toMatchObject({ intact: false, firstProblem: { sequence } });
});

test('the application itself can neither change nor remove an entry', async () => {
  const own = await busyWorld();
  for (const statement of [sql`update audit_entry set verb = 'x'`, sql`delete from audit_entry`, sql`truncate audit_entry`]) {
    await expect(inOrg(app.deps.db, own.orgId, async (tx) => tx.execute(statement))).rejects.toThrow();
  }
  expect(await verify(own)).toMatchObject({ intact: true });
});

test('twenty deeds at once make one chain without forks', async () => {
  const own = await makeWorld(app);
  await Promise.all(Array.from({ length: 20 }, (_, index) => own.admin.patch('/api/v1/settings', { mailBudgetDays: index })));
  expect(await verify(own)).toMatchObject({ intact: true, entries: 21 });
});
