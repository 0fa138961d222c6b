import { systemCtx } from '@kept/api/context.ts';
import { forgetOld } from '@kept/api/forget/forget-old.ts';
import { applyReturns } from '@kept/api/mail/inbound/apply-returns.ts';
import { addressMacOf, unsubscribeUrl } from '@kept/api/mail/customer-links.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { suppressionAnswer } from '@kept/api/mail/suppression/shown-suppression.ts';
import { suppressionImportAnswer } from '@kept/api/mail/suppression/import-suppressions.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

const start = new Date('2026-11-24T10:00:00Z');
const dayMs = 86_400_000;
const page = z.object({ items: z.array(suppressionAnswer), nextCursor: z.string().nullable() });
let app: TestApp;
let world: World;
let marketer: Person;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app, 'Northlight Energy');
  marketer = await world.join('marketer', 'Mira Marketer');
});
afterAll(() => app.close());

const list = async (query = '', person: Person = marketer) => page.parse(await (await person.get(`/api/v1/suppressions${query}`)).json());
const add = (address: string, note = 'Asked on the phone.', more = {}) => marketer.post('/api/v1/suppressions', { address, note, ...more });
const send = async (csv: string, query = '', person: Person = marketer) => person.send('POST', `/api/v1/suppressions/imports${query}`, { body: csv, contentType: 'text/csv' });
const read = async (csv: string, query = '', person: Person = marketer) => suppressionImportAnswer.parse(await (await send(csv, query, person)).json());
const ctxOf = (own: World) => systemCtx(app.deps, own.orgId, 'test');
const dump = async () => JSON.stringify((await app.deps.database.run('select * from suppression')).rows) + JSON.stringify((await app.deps.database.run('select * from suppression_import')).rows) + JSON.stringify((await app.deps.database.run('select * from audit_entry')).rows);

/** Whether a notice to this address would be sent, and if not, why. */
async function wouldBeMailed(own: World, email: string): Promise<string> {
  const queued = await inOrg(app.deps.db, own.orgId, (tx) => queueMail(tx, ctxOf(own), { kind: 'notice', occasion: crypto.randomUUID(), recipient: `customer:${crypto.randomUUID()}`, to: { name: null, email }, subject: 'News', html: '<p>News</p>', plainText: 'News' }));
  return queued?.leftOut?.code ?? 'sent';
}

test('an address put on the list by hand gets nothing more, shows whose it is, and a second time changes nothing', async () => {
  await world.admin.post('/api/v1/customers', { externalId: 'kim', name: 'Kim Lane', email: 'Kim@Mail.example' });
  const made = await add(' KIM@mail.EXAMPLE ', 'Asked on the phone, call 0207 946 0958.');
  expect(made.status).toBe(201);
  expect(await made.json()).toMatchObject({ isNew: true, item: { address: 'kim@mail.example', customers: [{ name: 'Kim Lane' }], reason: 'blocked', source: 'member', addedBy: 'Mira Marketer', since: start.toISOString(), whyNotLifted: null, lifted: null } });
  expect(await (await add('kim@mail.example')).json()).toMatchObject({ isNew: false });
  expect(await wouldBeMailed(world, 'kim@mail.example')).toBe('blocked');
  const found = await list('?address=Kim%40mail.example');
  expect(found.items).toHaveLength(1);
  // What a colleague notes loses what could identify somebody, as everywhere.
  expect(found.items[0]?.note).not.toContain('7946');
  expect((await add('nobody')).status).toBe(422);
  expect((await add('x@mail.example', '')).status).toBe(422);
  expect((await marketer.get('/api/v1/suppressions?address=kim')).status).toBe(422);
});

test('of an address nobody here has, only a handle is kept: it is found by its exact spelling and shown without it', async () => {
  expect(await (await add('Stranger@Elsewhere.example')).json()).toMatchObject({ item: { address: null, customers: [] } });
  expect((await list('?address=stranger@elsewhere.example')).items).toMatchObject([{ address: null, reason: 'blocked' }]);
  expect((await list('?address=stranger2@elsewhere.example')).items).toEqual([]);
  expect((await dump()).toLowerCase()).not.toContain('elsewhere.example');
  // Who becomes a customer later is recognised at once.
  await world.admin.post('/api/v1/customers', { externalId: 'later', name: 'Lee Later', email: 'stranger@elsewhere.example' });
  expect((await list('?address=stranger@elsewhere.example')).items).toMatchObject([{ address: 'stranger@elsewhere.example', customers: [{ name: 'Lee Later' }] }]);
});

test('an address that changed hands is not shown under the old one, and one that came without a handle gets it with the daily look', async () => {
  await add('moves@mail.example');
  await world.admin.post('/api/v1/customers', { externalId: 'mover', name: 'Mo Mover', email: 'moves@mail.example' });
  const inside = <T>(work: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, work);
  await inside((tx) => tx.update(customer).set({ email: 'new@mail.example', emailNormal: 'new@mail.example' }).where(eq(customer.externalId, 'mover')));
  expect((await list('?address=moves@mail.example')).items).toMatchObject([{ address: null, customers: [] }]);
  await inside((tx) => tx.update(customer).set({ email: 'moves@mail.example', emailNormal: 'moves@mail.example', addressMac: null }).where(eq(customer.externalId, 'mover')));
  expect((await list('?address=moves@mail.example')).items).toMatchObject([{ address: null }]);
  await forgetOld(ctxOf(world));
  expect((await list('?address=moves@mail.example')).items).toMatchObject([{ address: 'moves@mail.example', customers: [{ name: 'Mo Mover' }] }]);
});

test('a bounce and a block may be lifted with a reason, and the lift taken back; a no of the person, a complaint and an erasure may not', async () => {
  const own = await makeWorld(app);
  const ctx = ctxOf(own);
  for (const reason of ['bounced', 'unsubscribed', 'complained']) expect((await own.admin.post('/api/v1/suppressions', { address: 'many@mail.example', reason, note: 'As the old system had it.' })).status).toBe(201);
  const all = await list('?address=many@mail.example', own.admin);
  expect(all.items.map(({ reason, whyNotLifted }) => [reason, whyNotLifted === null]).toSorted()).toEqual([['bounced', true], ['complained', false], ['unsubscribed', false]]);
  const handle = all.items[0]?.handle ?? '';
  const lift = (reason: string, because = 'They wrote from it yesterday.') => own.admin.post(`/api/v1/suppressions/${handle}/lift`, { reason, because });
  expect((await lift('bounced', ' ')).status).toBe(422);
  for (const reason of ['unsubscribed', 'complained', 'erased']) expect((await lift(reason)).status).toBe(409);
  expect((await (await lift('unsubscribed')).json()).detail).toContain('only they can say yes again');
  expect(await (await lift('bounced')).json()).toMatchObject({ reason: 'bounced', lifted: { by: 'Ada Admin', because: 'They wrote from it yesterday.' } });
  expect(await wouldBeMailed(own, 'many@mail.example')).toBe('complained');
  expect((await list('?state=lifted', own.admin)).items).toMatchObject([{ reason: 'bounced' }]);
  expect(await (await own.admin.post(`/api/v1/suppressions/${handle}/restoration`, { reason: 'bounced' })).json()).toMatchObject({ reason: 'bounced', since: start.toISOString(), lifted: null });
  // It bounces again after a lift: it counts again, from then.
  await own.admin.post('/api/v1/suppressions', { address: 'back@mail.example', reason: 'bounced', note: 'Old.' });
  const [back] = (await list('?address=back@mail.example', own.admin)).items;
  await own.admin.post(`/api/v1/suppressions/${back?.handle}/lift`, { reason: 'bounced', because: 'Mended.' });
  expect(await wouldBeMailed(own, 'back@mail.example')).toBe('sent');
  app.setNow(new Date(start.getTime() + dayMs));
  const [sent] = await inOrg(app.deps.db, own.orgId, (tx) => tx.select().from(mail).where(eq(mail.emailNormal, 'back@mail.example')));
  const bounce = () => inOrg(app.deps.db, own.orgId, (tx) => applyReturns(tx, ctx, [{ mailId: sent?.id ?? '', told: { kind: 'bounced', isAddressBad: true, words: '' }, isAutomatic: true }], 'wait'));
  await bounce();
  expect((await list('?address=back@mail.example', own.admin)).items).toMatchObject([{ reason: 'bounced', source: 'event', since: new Date(start.getTime() + dayMs).toISOString(), lifted: null }]);
  // So does one that had bounced here before; while it stands, another bounce changes nothing.
  app.setNow(new Date(start.getTime() + 2 * dayMs));
  await bounce();
  expect((await list('?address=back@mail.example', own.admin)).items).toMatchObject([{ since: new Date(start.getTime() + dayMs).toISOString() }]);
  await own.admin.post(`/api/v1/suppressions/${back?.handle}/lift`, { reason: 'bounced', because: 'Mended again.' });
  await bounce();
  expect((await list('?address=back@mail.example', own.admin)).items).toMatchObject([{ since: new Date(start.getTime() + 2 * dayMs).toISOString(), lifted: null }]);
  app.setNow(start);
});

test('the person’s own yes ends an unsubscribe, also one that a colleague or a file had put on the list; a block it does not end', async () => {
  const own = await makeWorld(app);
  const csv = 'email,reason\nann@mail.example,unsubscribed\nann@mail.example,blocked\nbob@mail.example,unsubscribed';
  await own.admin.post('/api/v1/customers', [{ externalId: 'ann', email: 'ann@mail.example' }, { externalId: 'bob', email: 'bob@mail.example' }]);
  expect(await read(csv, '', own.admin)).toMatchObject({ added: 3 });
  app.setNow(new Date(start.getTime() + dayMs));
  for (const id of ['ann', 'bob']) {
    const { items } = await (await own.admin.get(`/api/v1/customers?externalId=${id}`)).json();
    await own.admin.post(`/api/v1/customers/${items[0].id}/consents`, { consents: [{ topic: 'news', granted: true }], note: 'On the phone.' });
  }
  expect([await wouldBeMailed(own, 'ann@mail.example'), await wouldBeMailed(own, 'bob@mail.example')]).toEqual(['blocked', 'sent']);
  // A file that tells of an older no does not outweigh it; one without a date does.
  expect(await read('email,reason,created_at\nbob@mail.example,unsubscribed,2025-01-01', '', own.admin)).toMatchObject({ added: 0, saidYesLater: 1 });
  expect(await wouldBeMailed(own, 'bob@mail.example')).toBe('sent');
  app.setNow(new Date(start.getTime() + 2 * dayMs));
  expect(await read('email,reason\nbob@mail.example,unsubscribed', '', own.admin)).toMatchObject({ added: 1, saidYesLater: 0 });
  expect(await wouldBeMailed(own, 'bob@mail.example')).toBe('unsubscribed');
  app.setNow(start);
});

test('a file of another sender is read as it is: bad rows are told in a sentence, the same file again changes nothing, and nothing of strangers is kept', async () => {
  const own = await makeWorld(app);
  const csv = ['EmailAddress,SuppressionReason,Origin,CreatedAt', 'a@strangers.example,HardBounce,Recipient,2026-03-10T00:00:00-05:00', 'A@strangers.example,HardBounce,Recipient,2026-03-09T00:00:00-05:00', 'b@strangers.example,SpamComplaint,Recipient,2026-03-10T00:00:00-05:00', 'c@strangers.example,ManualSuppression,Recipient,2026-03-10T00:00:00-05:00', 'not an address,HardBounce,Recipient,', ',HardBounce,Recipient,', 'd@strangers.example,Grumpy,,'].join('\r\n');
  const foretold = await read(csv, '?dryRun=1', own.admin);
  expect(foretold).toMatchObject({ id: null, rows: 7, added: 3, already: 1, problems: 3 });
  expect((await list('', own.admin)).items).toEqual([]);
  const done = await read(csv, '?file=postmark.csv', own.admin);
  expect(done).toEqual({ ...foretold, id: done.id });
  expect(done.problemRows.map(({ line, message }) => `${line}: ${message}`)).toEqual(['6: “not an address” is not an email address.', '7: There is no address in this row.', '8: “Grumpy” is no reason that is known here. Choose a reason for such rows.']);
  const before = await list('', own.admin);
  expect(before.items.map(({ reason, source, since, address }) => [reason, source, since.slice(0, 10), address]).toSorted()).toEqual([['bounced', 'import', '2026-03-10', null], ['complained', 'import', '2026-03-10', null], ['unsubscribed', 'import', '2026-03-10', null]]);
  expect(await read(csv, '', own.admin)).toMatchObject({ added: 0, already: 4, problems: 3 });
  expect(await list('', own.admin)).toEqual(before);
  expect(await wouldBeMailed(own, 'a@strangers.example')).toBe('bounced');
  await app.deps.database.run(`delete from mail where org_id = '${own.orgId}'`);
  expect((await dump()).toLowerCase()).not.toContain('strangers.example');
  expect(await read('email\nd@strangers.example', '?reason=blocked', own.admin)).toMatchObject({ added: 1 });
  expect((await send('Name,Amount\nAnn,3', '', own.admin)).status).toBe(422);
  expect((await send('', '', own.admin)).status).toBe(422);
});

test('taking a file back removes what it alone put there: what happened here since stays', async () => {
  const own = await makeWorld(app);
  await own.admin.post('/api/v1/suppressions', { address: 'first@mail.example', reason: 'unsubscribed', note: 'By letter.' });
  const { id } = await read('first@mail.example\nonly@mail.example\nleft@mail.example', '?reason=unsubscribed', own.admin);
  expect((await app.fetch(new URL(unsubscribeUrl(ctxOf(own), 'left@mail.example')).pathname, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
  const undo = async () => (await own.admin.post(`/api/v1/suppressions/imports/${id}/withdrawal`)).json();
  expect(await undo()).toEqual({ removed: 1 });
  expect(await undo()).toEqual({ removed: 0 });
  expect([await wouldBeMailed(own, 'first@mail.example'), await wouldBeMailed(own, 'only@mail.example'), await wouldBeMailed(own, 'left@mail.example')]).toEqual(['unsubscribed', 'sent', 'unsubscribed']);
  const old = await read('late@mail.example', '?reason=blocked', own.admin);
  app.setNow(new Date(start.getTime() + 31 * dayMs));
  expect((await own.admin.post(`/api/v1/suppressions/imports/${old.id}/withdrawal`)).status).toBe(401);
  app.setNow(start);
});

test('the export read back in gives the same list, erased people among it; no cell is a formula, and another organisation cannot use its handles', async () => {
  const own = await makeWorld(app);
  await own.admin.post('/api/v1/customers', [{ externalId: 'e1', name: 'Eve', email: 'eve@mail.example' }, { externalId: 'e2', name: 'Fay', email: '=fay@mail.example' }]);
  const { items } = await (await own.admin.get('/api/v1/customers?externalId=e1')).json();
  expect((await own.admin.delete(`/api/v1/customers/${items[0].id}`)).status).toBe(200);
  await own.admin.post('/api/v1/suppressions', { address: '=fay@mail.example', note: '=HYPERLINK("http://evil.example")' });
  await read('email,reason,since\ngus@mail.example,unsubscribed,2026-01-02', '', own.admin);
  const csv = await (await own.admin.get('/api/v1/suppressions/export')).text();
  expect(csv.split('\n').slice(1).flatMap((line) => line.split(',')).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
  expect(csv).toContain("'=fay@mail.example");
  const key = async () => (await list('', own.admin)).items.map(({ handle, reason, since, note }) => [handle, reason, since, note]).toSorted();
  const before = await key();
  expect(before.map(([, reason]) => reason).toSorted()).toEqual(['blocked', 'erased', 'unsubscribed']);
  expect(await read(csv, '', own.admin)).toMatchObject({ rows: 3, added: 0, already: 3, problems: 0 });
  await app.deps.database.run(`delete from suppression where org_id = '${own.orgId}'`);
  expect(await read(csv, '', own.admin)).toMatchObject({ added: 3, problems: 0 });
  expect(await key()).toEqual(before);
  const other = await makeWorld(app);
  // Where the address stands in it, it is a list like any other.
  expect(await read(csv, '', other.admin)).toMatchObject({ added: 1, problems: 2 });
  expect(await wouldBeMailed(other, '=fay@mail.example')).toBe('blocked');
});

test('the list goes on page by page without losing or repeating an address, and narrows to a reason and a source', async () => {
  const own = await makeWorld(app);
  const rows = Array.from({ length: 130 }, (_, place) => `p${place}@mail.example,${place % 2 === 0 ? 'bounced' : 'unsubscribed'}`);
  expect(await read(`email,reason\n${rows.join('\n')}`, '', own.admin)).toMatchObject({ added: 130 });
  await own.admin.post('/api/v1/suppressions', { address: 'hand@mail.example', note: 'Asked.' });
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const next: z.infer<typeof page> = await list(`?limit=50${cursor === '' ? '' : `&cursor=${cursor}`}`, own.admin);
    seen.push(...next.items.map(({ handle }) => handle));
    cursor = next.nextCursor;
  }
  expect([seen.length, new Set(seen).size]).toEqual([131, 131]);
  expect((await list('?reason=bounced&limit=100', own.admin)).items).toHaveLength(65);
  expect((await list('?source=member', own.admin)).items).toHaveLength(1);
  expect((await own.admin.get('/api/v1/suppressions?cursor=abc')).status).toBe(422);
  expect((await own.admin.get('/api/v1/suppressions?reason=grumpy')).status).toBe(422);
});

test('administrators and marketing see the list, nobody else; a key does what its scope says, and a repeat under its key counts once', async () => {
  for (const role of ['lead', 'owner', 'agent', 'viewer'] as const) expect((await (await world.join(role)).get('/api/v1/suppressions')).status).toBe(403);
  const secretOf = async (scope: string): Promise<string> => (await (await world.admin.post('/api/v1/keys', { name: scope, scopes: [scope] })).json()).secret;
  const [reader, writer] = [await secretOf('suppressions:read'), await secretOf('suppressions:write')];
  const ask = (secret: string, method: string, path: string, body?: unknown, key?: string) => app.fetch(path, { method, headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  expect((await ask(reader, 'GET', '/api/v1/suppressions')).status).toBe(200);
  expect((await ask(reader, 'POST', '/api/v1/suppressions', { address: 'k@mail.example', note: 'x' })).status).toBe(403);
  const first = await ask(writer, 'POST', '/api/v1/suppressions', { address: 'k@mail.example', note: 'CRM', reason: 'complained' }, 'once');
  expect([first.status, await first.json()]).toMatchObject([201, { isNew: true, item: { source: 'api', reason: 'complained' } }]);
  expect(await (await ask(writer, 'POST', '/api/v1/suppressions', { address: 'k@mail.example', note: 'CRM', reason: 'complained' }, 'once')).json()).toMatchObject({ isNew: true });
});

test('an erasure leaves no note a colleague wrote about the person, and a hundred thousand rows and one more are too many', async () => {
  const own = await makeWorld(app);
  await own.admin.post('/api/v1/customers', { externalId: 'gone', name: 'Gina Gone', email: 'gina@mail.example' });
  await own.admin.post('/api/v1/suppressions', { address: 'gina@mail.example', note: 'Gina Gone asked.' });
  await own.admin.post('/api/v1/suppressions', { address: 'gina@mail.example', reason: 'complained', note: 'Gina Gone complained.' });
  const { items } = await (await own.admin.get('/api/v1/customers?externalId=gone')).json();
  await own.admin.delete(`/api/v1/customers/${items[0].id}`);
  expect((await dump()).includes('Gina')).toBe(false);
  expect((await list('', own.admin)).items.map(({ reason }) => reason).toSorted()).toEqual(['complained', 'erased']);
  expect(addressMacOf(ctxOf(own), 'gina@mail.example')).toHaveLength(64);
  const many = await send(`email\n${Array.from({ length: 100_001 }, (_, place) => `n${place}@mail.example`).join('\n')}`, '?reason=blocked', own.admin);
  expect([many.status, (await many.json()).detail]).toEqual([422, expect.stringContaining('more than 100,000 rows')]);
});
