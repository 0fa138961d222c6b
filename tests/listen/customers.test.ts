import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const sendContacts = async (...contacts: Record<string, unknown>[]) => (await world.admin.post('/api/v1/interactions', contacts.map((one) => ({ channel: 'phone', startedAt: '2026-11-02T09:00:00Z', ...one })))).json();
const contactOf = async (id: string) => (await world.admin.get(`/api/v1/interactions/${id}`)).json();
const rows = async (statement: string) => (await app.deps.database.run(statement)).rows;

test('a transcript is kept turn by turn, without card numbers, addresses and phone numbers, and a new one replaces it', async () => {
  const transcript = [
    { speaker: 'bot', text: 'How can I help?', at: '2026-11-02T09:00:01Z' },
    { speaker: 'customer', text: 'My card is 4111 1111 1111 1111, write to kim@mail.example or call +44 20 7946 0018', at: '2026-11-02T09:00:20Z' },
    { speaker: 'agent', text: '   ' },
    { speaker: 'agent', text: 'Thank you.' },
  ];
  const { items } = await sendContacts({ externalId: 't-1', customerExternalId: 'T-1', transcript, unresolvedCause: 'asked kim@mail.example to write' });
  const contact = await contactOf(items[0].id);
  expect(contact).toMatchObject({ turns: 3, unresolvedCause: 'asked [email] to write', customer: { name: null } });
  expect(contact.transcript).toEqual([
    { speaker: 'bot', text: 'How can I help?', at: '2026-11-02T09:00:01.000Z' },
    { speaker: 'customer', text: 'My card is [card], write to [email] or call [phone]', at: '2026-11-02T09:00:20.000Z' },
    { speaker: 'agent', text: 'Thank you.', at: null },
  ]);
  expect(JSON.stringify(await rows('select * from transcript_turn'))).not.toContain('4111');
  await sendContacts({ externalId: 't-1', resolvedFirstContact: true });
  expect((await contactOf(items[0].id)).turns).toBe(3);
  await sendContacts({ externalId: 't-1', transcript: [{ speaker: 'customer', text: 'Only this.' }] });
  expect((await contactOf(items[0].id)).transcript).toEqual([{ speaker: 'customer', text: 'Only this.', at: null }]);
});

test('hand-offs sent again, by several at once, are there once; what nobody knows is not a no', async () => {
  const handOffs = [
    { kind: 'peer', from: 'First line', to: 'Billing', contextTravelled: false, storyRepeated: true, at: '2026-11-02T09:05:00Z' },
    { kind: 'channel', from: 'phone', to: 'email', at: '2026-11-02T09:07:00Z' },
    { kind: 'supervisor', from: 'Billing', to: 'Supervisor', contextTravelled: true, storyRepeated: false, at: '2026-11-02T09:09:00Z' },
  ];
  const contact = { externalId: 'h-1', customerExternalId: 'H-1', handOffs };
  const answers = await Promise.all([sendContacts(contact), sendContacts(contact), sendContacts(contact)]);
  expect(new Set(answers.map((one) => one.items[0].id)).size).toBe(1);
  const stored = await contactOf(answers[0].items[0].id);
  expect(stored.handOffs).toEqual(handOffs.map((one) => ({ contextTravelled: null, storyRepeated: null, ...one, at: new Date(one.at).toISOString() })));
  await sendContacts({ externalId: 'h-1', handOffs: [] });
  expect((await contactOf(stored.id)).handOffs).toEqual([]);
});

test('a conversation holds its contacts on every channel, and a call-back says how it stands', async () => {
  const { items } = await sendContacts(
    { externalId: 'c-1', customerExternalId: 'C-1', conversation: 'story', channel: 'bot', containedByBot: false, startedAt: '2026-11-18T09:00:00Z' },
    { externalId: 'c-2', customerExternalId: 'C-1', conversation: 'story', channel: 'phone', startedAt: '2026-11-18T10:00:00Z', callbackDueAt: '2026-11-19T10:00:00Z' },
    { externalId: 'c-3', customerExternalId: 'C-1', conversation: 'story', channel: 'email', startedAt: '2026-11-19T10:00:00Z', callbackDueAt: '2026-11-19T12:00:00Z', callbackKeptAt: '2026-11-19T13:00:00Z' },
    { externalId: 'c-4', customerExternalId: 'C-1', startedAt: '2026-11-19T11:00:00Z', callbackDueAt: '2026-11-21T12:00:00Z' },
    { externalId: 'c-5', customerExternalId: 'C-1', startedAt: '2026-11-19T12:00:00Z', callbackDueAt: '2026-11-19T15:00:00Z', callbackKeptAt: '2026-11-19T14:00:00Z' },
  );
  const states = await Promise.all(items.map(async (one: { id: string }) => (await contactOf(one.id)).callBack?.state ?? null));
  expect(states).toEqual([null, 'missed', 'kept_late', 'waiting', 'kept']);
  expect((await contactOf(items[0].id)).others.map((one: { externalId: string }) => one.externalId)).toEqual(['c-3', 'c-2']);
});

test('what cannot be is refused with a sentence that points at it', async () => {
  const refused = async (contact: Record<string, unknown>) => (await (await world.admin.post('/api/v1/interactions', { externalId: 'x', channel: 'phone', startedAt: '2026-11-02T09:00:00Z', ...contact })).json()).errors?.map((one: { pointer: string }) => one.pointer);
  expect(await refused({ callbackKeptAt: '2026-11-01T09:00:00Z' })).toEqual(['/callbackKeptAt']);
  expect(await refused({ transcript: [{ speaker: 'ghost', text: 'x' }] })).toEqual(['/transcript/0/speaker']);
  expect(await refused({ handOffs: [{ kind: 'peer', from: '', to: 'B', at: '2026-11-02T09:00:00Z' }] })).toEqual(['/handOffs/0/from']);
  const consent = { topic: 'digest', granted: true };
  const nobody = await (await world.admin.post('/api/v1/customers', { externalId: 'no-address', consents: [consent] })).json();
  expect(nobody.errors.map((one: { pointer: string }) => one.pointer)).toEqual(['/consents']);
  const early = await world.admin.post('/api/v1/customers', [{ externalId: 'e', email: 'e@mail.example', consents: [consent, { ...consent, saidAt: '2027-01-01T00:00:00Z' }] }]);
  expect([early.status, (await early.json()).errors[0].pointer]).toEqual([422, '/0/consents/1/saidAt']);
});

test('a thousand customers sent by four at once, in other orders, are a thousand', async () => {
  const own = await makeWorld(app);
  const many = Array.from({ length: 1000 }, (_, n) => ({ externalId: `M-${n}`, email: `m${n % 900}@mail.example`, name: `Person ${n}`, consents: [{ topic: 'news', granted: n % 3 !== 0, saidAt: '2026-11-01T00:00:00Z' }] }));
  const orders = [many, many.toReversed(), [...many.slice(500), ...many.slice(0, 500)], many.toSorted((a, b) => (a.email < b.email ? -1 : 1))];
  const answers = await Promise.all(orders.map(async (list) => (await own.admin.post('/api/v1/customers', list)).json()));
  expect(answers.reduce((sum, one) => sum + one.new, 0)).toBeGreaterThanOrEqual(1000);
  for (const one of answers) expect(one.items.length).toBe(1000);
  expect(await rows(`select count(*)::int as n, count(distinct external_id)::int as ids from customer where org_id = '${own.orgId}'`)).toEqual([{ n: 1000, ids: 1000 }]);
  const consents = await rows(`select count(*)::int as n, count(distinct (address_mac, topic, granted))::int as different from mail_consent where org_id = '${own.orgId}'`);
  expect(consents[0]?.n).toBe(consents[0]?.different);
});

test('customers are found by name, address and id, a page at a time; signs of the search are taken as themselves', async () => {
  const own = await makeWorld(app);
  const people = [
    { externalId: 'NL-1', name: 'Maria Okafor', email: 'Maria.Okafor@mail.example' },
    { externalId: 'NL-2', name: 'Mario 100% Rossi', email: 'mario@mail.example' },
    { externalId: 'NL-3', name: null },
    { externalId: 'NL-4', name: 'Okan Maria' },
  ].map(({ name, ...rest }) => (name === null ? rest : { ...rest, name }));
  for (const one of people) await own.admin.post('/api/v1/customers', one);
  await own.admin.post('/api/v1/interactions', { externalId: 'k', customerExternalId: 'NL-1', channel: 'phone', startedAt: '2026-11-02T09:00:00Z' });
  const found = async (query: string) => (await (await own.admin.get(`/api/v1/customers?${query}`)).json()).items.map((one: { externalId: string }) => one.externalId);
  expect(await found('')).toEqual(['NL-4', 'NL-3', 'NL-2', 'NL-1']);
  expect(await found('q=maria')).toEqual(['NL-4', 'NL-1']);
  expect(await found('q=okafor+maria')).toEqual(['NL-1']);
  expect(await found('q=nl-3')).toEqual(['NL-3']);
  expect(await found('q=100%25')).toEqual(['NL-2']);
  expect(await found('q=mari_')).toEqual([]);
  expect(await found('email=MARIA.okafor@MAIL.example')).toEqual(['NL-1']);
  expect(await found('externalId=NL-2')).toEqual(['NL-2']);
  const first = await (await own.admin.get('/api/v1/customers?limit=3')).json();
  const second = await (await own.admin.get(`/api/v1/customers?limit=3&cursor=${first.nextCursor}`)).json();
  expect([first.items.length, second.items.map((one: { externalId: string }) => one.externalId), second.nextCursor]).toEqual([3, ['NL-1'], null]);
  expect(second.items[0]).toMatchObject({ contacts: 1, lastContactAt: '2026-11-02T09:00:00.000Z', said: 0 });
  expect((await own.admin.get('/api/v1/customers?cursor=nonsense')).status).toBe(422);
  const [viewer, agent] = [await own.join('viewer'), await own.join('agent')];
  expect([(await viewer.get('/api/v1/customers')).status, (await agent.get('/api/v1/customers')).status]).toEqual([403, 200]);
});
