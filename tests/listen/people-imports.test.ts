import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

async function load(world: World, query: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) {
  const answer = await world.admin.send('POST', `/api/v1/imports?${new URLSearchParams({ source: 'CRM', ...query })}`, { body, contentType: 'text/csv' });
  return { status: answer.status, ...(await answer.json()) };
}
const rows = async (statement: string) => (await app.deps.database.run(statement)).rows;

const customers = 'Customer id;Name;E-mail;Segment;ARR;Newsletter;Opted in at;Language\r\nK-1;Kim Ó;kim@mail.example;Home;"1.580";yes;01/10/2026;en\r\nK-2;Lee;lee@mail.example;;;no;;en\r\nK-3;;not an address;;;;;en\r\n;Nobody;;;;;;en\r\n';
const customerMap = { into: 'customers', map: 'id=Customer id,name=Name,email=E-mail,segment=Segment,consent_digest=Newsletter,consent_date=Opted in at', dates: 'dmy' };
const contacts =
  'Ticket ID,Customer ID,Via,Reason,Created at,Solved at,FCR,Teams,Callback due\n' +
  't-1,K-1,Voice,Refund,2026-11-02 09:00,2026-11-02 09:20,no,First line > Billing,2026-11-24 12:00\n' +
  't-2,K-1,Live chat, Refund ,2026-11-03 09:00,,yes,,\n' +
  't-3,K-9,Pigeon,Refund,2026-11-03 09:00,,,,\n' +
  't-4,K-9,email,Move,2026-11-03 09:00,2026-11-02 09:00,,,\n';
const contactMap = { into: 'contacts', map: 'id=Ticket ID,customer_id=Customer ID,channel=Via,reason=Reason,started=Created at,ended=Solved at,resolved=FCR,stations=Teams,call_back_due=Callback due' };

test('a file of customers says first what would happen, then does it, and the same file again changes nothing', async () => {
  const world = await makeWorld(app);
  const preview = await (await world.admin.send('POST', '/api/v1/imports/preview?into=customers', { body: customers, contentType: 'text/csv' })).json();
  expect(preview.suggestion).toMatchObject({ mapping: { id: 'Customer id', name: 'Name', email: 'E-mail', segment: 'Segment', annual_value: 'ARR', consent_digest: 'Newsletter', consent_date: 'Opted in at', language: 'Language' } });
  const told = { read: 4, new: 2, present: 0, failed: 2 };
  expect(await load(world, { ...customerMap, dryRun: '1' }, customers)).toMatchObject(told);
  expect(await rows(`select count(*)::int as n from customer where org_id = '${world.orgId}'`)).toEqual([{ n: 0 }]);
  const first = await load(world, customerMap, customers);
  expect(first).toMatchObject({ status: 201, state: 'finished', into: 'customers', ...told });
  expect(first.problems).toMatchObject([
    { line: 4, column: 'E-mail', message: expect.stringContaining("'not an address' is not an email address.") },
    { line: 5, column: 'Customer id', message: expect.stringContaining('There is no id, so nobody can tell whose row this is.') },
  ]);
  const consents = `select granted, source, to_char(said_at at time zone 'UTC', 'YYYY-MM-DD') as said from mail_consent where org_id = '${world.orgId}' order by granted`;
  const stored = [{ granted: false, source: 'import', said: null }, { granted: true, source: 'import', said: '2026-09-30' }];
  expect(await rows(consents)).toEqual(stored);
  expect(await load(world, customerMap, Buffer.from(`\uFEFF${customers}`, 'utf16le'))).toMatchObject({ new: 0, present: 2, failed: 2 });
  expect(await rows(consents)).toEqual(stored);
  expect(await rows(`select count(*)::int as n from customer where org_id = '${world.orgId}'`)).toEqual([{ n: 2 }]);
});

test('without a word on what the rows are to become they are told by their columns, then by what the last file with these columns became', async () => {
  const world = await makeWorld(app);
  const look = async (query: string, body: string) => (await world.admin.send('POST', `/api/v1/imports/preview${query}`, { body, contentType: 'text/csv' })).json();
  expect(await look('', customers)).toMatchObject({ into: 'customers', suggestion: { mapping: { id: 'Customer id' }, dates: null, datesAmbiguous: true }, span: null });
  expect(await look('', contacts)).toMatchObject({ into: 'contacts', needsTimezone: true, span: { from: expect.stringMatching(/^2026-11-02/) }, suggestion: { mapping: { id: 'Ticket ID', started: 'Created at' } } });
  expect(await look('?into=feedback', contacts)).toMatchObject({ into: 'feedback' });
  expect(await look('', 'Name,Comment\nKim,I waited an hour and nobody came\n')).toMatchObject({ into: 'feedback' });
  await load(world, contactMap, contacts);
  app.setNow(new Date('2026-11-20T10:05:00Z'));
  await load(world, { map: 'customer_id=Customer ID,text=Reason,id=Ticket ID' }, contacts);
  app.setNow(new Date('2026-11-20T10:10:00Z'));
  await load(world, { map: 'customer_id=Customer ID,text=Reason', dryRun: '1' }, contacts);
  app.setNow(start);
  expect(await look('', contacts)).toMatchObject({ into: 'feedback', remembered: { source: 'CRM', map: 'text=Reason,id=Ticket ID,customer_id=Customer ID' } });
  expect(await look('?into=contacts', contacts)).toMatchObject({ into: 'contacts', remembered: { map: expect.stringContaining('started=Created at') } });
});

test('a file of contacts books their reasons, keeps their stations, and names what is wrong row by row', async () => {
  const world = await makeWorld(app);
  for (const expected of [{ new: 2, present: 0 }, { new: 0, present: 2 }]) {
    const told = await load(world, contactMap, contacts);
    expect(told).toMatchObject({ read: 4, failed: 2, ...expected });
    expect(told.problems.map((one: { line: number; message: string }) => [one.line, one.message])).toEqual([
      [4, expect.stringContaining("'Pigeon' is not a channel. There are: phone, chat, email, whatsapp, sms, social, web, store, bot.")],
      [5, expect.stringContaining('An interaction cannot end before it starts.')],
    ]);
  }
  expect(await rows(`select name from contact_driver where org_id = '${world.orgId}'`)).toEqual([{ name: 'Refund' }]);
  const [kim] = (await (await world.admin.get('/api/v1/customers?externalId=K-1')).json()).items;
  const { lastContacts } = await (await world.admin.get(`/api/v1/customers/${kim.id}/context`)).json();
  expect(lastContacts).toMatchObject([
    { externalId: 't-2', channel: 'chat', driver: 'Refund', resolvedFirstContact: true, handOffs: [] },
    { externalId: 't-1', channel: 'phone', driver: 'Refund', resolvedFirstContact: false, callBack: { state: 'waiting' }, handOffs: [{ kind: 'peer', from: 'First line', to: 'Billing', contextTravelled: null, storyRepeated: null }] },
  ]);
});

test('any split and order of a file gives the same customers and contacts, and who was forgotten stays so', async () => {
  const world = await makeWorld(app);
  const lines = Array.from({ length: 60 }, (_, n) => `c-${n},K-${n % 7},phone,R${n % 3},2026-11-0${(n % 9) + 1} 09:00`);
  const head = 'id,customer,channel,reason,started\n';
  const map = { into: 'contacts', map: 'id=id,customer_id=customer,channel=channel,reason=reason,started=started' };
  const parts = [lines.slice(30).toReversed(), lines.slice(0, 40), lines].map((part) => head + part.join('\n'));
  await Promise.all(parts.map((part) => load(world, map, part)));
  expect(await rows(`select count(*)::int as n, count(distinct customer_id)::int as people, count(distinct driver_id)::int as reasons from interaction where org_id = '${world.orgId}'`)).toEqual([{ n: 60, people: 7, reasons: 3 }]);
  const people = 'id,mail\nK-1,k1@mail.example\nK-2,k2@mail.example\n';
  const peopleMap = { into: 'customers', map: 'id=id,email=mail' };
  await load(world, peopleMap, people);
  const [gone] = (await (await world.admin.get('/api/v1/customers?externalId=K-1')).json()).items;
  await world.admin.delete(`/api/v1/customers/${gone.id}`);
  expect(await load(world, peopleMap, people)).toMatchObject({ new: 0, present: 2 });
  expect(await rows(`select count(*)::int as n from customer where org_id = '${world.orgId}' and external_id = 'K-1'`)).toEqual([{ n: 0 }]);
});

test('a file can be taken back: what it alone brought goes, what anything else speaks of stays', async () => {
  const world = await makeWorld(app);
  await world.admin.post('/api/v1/customers', { externalId: 'K-2', name: 'Lee' });
  const { id } = await load(world, contactMap, contacts);
  await world.admin.post('/api/v1/interactions', { externalId: 't-2', channel: 'chat', startedAt: '2026-11-03T09:00:00Z' });
  const forecast = await (await world.admin.get(`/api/v1/imports/${id}/undo`)).json();
  expect(forecast).toMatchObject({ left: 1 });
  const undone = await world.admin.post(`/api/v1/imports/${id}/undo`);
  expect(await undone.json()).toMatchObject({ state: 'undone', left: 1 });
  expect(await rows(`select external_id from interaction where org_id = '${world.orgId}'`)).toEqual([{ external_id: 't-2' }]);
  const people = await load(world, customerMap, customers);
  expect((await (await world.admin.post(`/api/v1/imports/${people.id}/undo`)).json()).state).toBe('undone');
  expect(await rows(`select external_id from customer where org_id = '${world.orgId}' order by external_id`)).toEqual([{ external_id: 'K-1' }, { external_id: 'K-2' }]);
});

test('what cannot be read is refused in a sentence', async () => {
  const world = await makeWorld(app);
  expect(await load(world, { into: 'people', map: 'id=id' }, 'id\n1\n')).toMatchObject({ status: 422, detail: expect.stringContaining('Rows can become feedback, customers, contacts.') });
  expect(await load(world, { into: 'customers', map: 'key=id' }, 'id\n1\n')).toMatchObject({ status: 422, detail: expect.stringContaining('“key” is not a field. There are: id, name, email') });
  expect(await load(world, { into: 'contacts', map: 'id=id' }, 'id\n1\n')).toMatchObject({ status: 422, detail: expect.stringContaining('Map at least the id and when the contact began') });
});
