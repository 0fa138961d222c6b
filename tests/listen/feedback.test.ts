import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-20T10:00:00Z') });
  world = await makeWorld(app);
});
afterAll(() => app.close());

const item = (text: string, more: object = {}) => ({ source: 'Shop survey', text, metric: 'csat', score: 2, ...more });

test('what a customer said is stored once, however often it is sent', async () => {
  const first = await world.admin.post('/api/v1/feedback', item('The parcel came late.', { externalId: 'r-1' }));
  expect(first.status).toBe(200);
  const stored = (await first.json()).items[0];
  expect(stored).toMatchObject({ externalId: 'r-1', existing: false });
  const again = await (await world.admin.post('/api/v1/feedback', [item('Something else now', { externalId: ' r-1 ' })])).json();
  expect(again).toEqual({ items: [{ id: stored.id, externalId: 'r-1', existing: true }], new: 0, existing: 1 });
  const read = await (await world.admin.get(`/api/v1/feedback/${stored.id}`)).json();
  expect(read).toMatchObject({ text: 'The parcel came late.', score: 2, scaleMin: 1, scaleMax: 5, metric: 'csat', source: 'Shop survey', waiting: true, themes: [] });
});

test('without an id of its own, the same words from the same source at the same time are the same thing', async () => {
  const same = item('No id here', { occurredAt: '2026-11-01T09:00:00Z' });
  const both = await (await world.admin.post('/api/v1/feedback', [same, same, { ...same, score: 3 }])).json();
  expect(both).toMatchObject({ new: 2, existing: 1 });
  expect(both.items[0].id).toBe(both.items[1].id);
  expect((await (await world.admin.post('/api/v1/feedback', same)).json()).items[0]).toEqual({ id: both.items[0].id, externalId: both.items[0].externalId, existing: true });
});

test('card numbers, accounts, phones, emails and secret links never reach the database', async () => {
  const text = 'My card 4111 1111 1111 1111, account GB82 WEST 1234 5698 7654 32, call 020 7946 0958 or ann@example.org, see https://x.example/reset?token=abc';
  const { items } = await (await world.admin.post('/api/v1/feedback', item(text, { externalId: 'pii', title: 'Ring +44 20 7946 0958' }))).json();
  const read = await (await world.admin.get(`/api/v1/feedback/${items[0].id}`)).json();
  expect(read.text).toBe('My card [card], account [iban], call [phone] or [email], see [link]');
  expect(read.title).toBe('Ring [phone]');
});

test('a customer is known by id or by email, and made when not known yet', async () => {
  const byEmail = await (await world.admin.post('/api/v1/feedback', item('First', { externalId: 'c-1', customer: { email: 'Maria@Example.org' } }))).json();
  const byBoth = await (await world.admin.post('/api/v1/feedback', item('Second', { externalId: 'c-2', customer: { externalId: 'M-77', email: 'maria@example.org', name: 'Maria Lopez', segment: 'Home' } }))).json();
  const byId = await (await world.admin.post('/api/v1/feedback', item('Third', { externalId: 'c-3', customer: { externalId: 'M-77' } }))).json();
  const customers = await Promise.all([byEmail, byBoth, byId].map(async (answer) => (await (await world.admin.get(`/api/v1/feedback/${answer.items[0].id}`)).json()).customer));
  expect(new Set(customers.map((one) => one.id)).size).toBe(1);
  const shown = await (await world.admin.get(`/api/v1/customers/${customers[0].id}`)).json();
  expect(shown).toMatchObject({ externalId: 'M-77', email: 'Maria@Example.org', name: 'Maria Lopez', segment: 'Home' });
  expect(shown.feedback).toHaveLength(3);
  const viewer = await world.join('viewer');
  expect((await (await viewer.get(`/api/v1/feedback/${byBoth.items[0].id}`)).json()).customer).toMatchObject({ name: null, segment: 'Home' });
});

test('what nothing is known of can be asked for too: the language, and what was felt; a score without words felt nothing', async () => {
  const sent = [item('Le colis est en retard', { source: 'Two shops', language: 'fr' }), item('Qwrt zzp', { source: 'Two shops' }), item('', { source: 'Two shops', externalId: 'score only' })];
  await world.admin.post('/api/v1/feedback', sent);
  const texts = async (query: string) => (await (await world.admin.get(`/api/v1/feedback?source=Two%20shops&${query}`)).json()).items.map(({ text }: { text: string }) => text).toSorted();
  expect(await texts('language=fr')).toEqual(['Le colis est en retard']);
  expect(await texts('language=unknown')).toEqual(['', 'Qwrt zzp']);
  await world.admin.post('/api/v1/feedback', item('Nobody rated this', { source: 'Two shops', metric: undefined, score: undefined }));
  expect(await texts('sentiment=unknown')).toEqual(['Nobody rated this']);
  expect(await texts('sentiment=negative')).toEqual(['Le colis est en retard', 'Qwrt zzp']);
});

test('customers and contacts are brought up to date, with their hand-offs', async () => {
  expect(await (await world.admin.post('/api/v1/customers', [{ externalId: 'K-1', name: 'Kim', annualValue: 420.5 }, { externalId: 'K-2' }])).json()).toMatchObject({ new: 2, existing: 0 });
  expect(await (await world.admin.post('/api/v1/customers', { externalId: 'K-1', segment: 'Business' })).json()).toMatchObject({ new: 0, existing: 1 });
  const contact = { externalId: 'call-1', customerExternalId: 'K-1', channel: 'phone', startedAt: '2026-11-02T09:00:00Z', driver: 'Bill', handOffs: [{ kind: 'peer', from: 'First line', to: 'Billing', contextTravelled: false, storyRepeated: true, at: '2026-11-02T09:05:00Z' }] };
  const made = await (await world.admin.post('/api/v1/interactions', contact)).json();
  expect(made).toMatchObject({ new: 1 });
  expect(await (await world.admin.post('/api/v1/interactions', { ...contact, resolvedFirstContact: true })).json()).toMatchObject({ new: 0, existing: 1 });
  const { items } = await (await world.admin.post('/api/v1/feedback', item('About that call', { kind: 'interaction', channel: 'phone', interactionExternalId: 'call-1', customer: { externalId: 'K-1' } }))).json();
  const who = (await (await world.admin.get(`/api/v1/feedback/${items[0].id}`)).json()).customer;
  expect(await (await world.admin.get(`/api/v1/customers/${who.id}`)).json()).toMatchObject({ name: 'Kim', segment: 'Business', annualValue: 420.5, interactions: [{ externalId: 'call-1', resolvedFirstContact: true, driver: 'Bill' }] });
  const unknown = await world.admin.post('/api/v1/feedback', item('x', { interactionExternalId: 'nope' }));
  expect([unknown.status, (await unknown.json()).detail]).toEqual([422, 'There is no interaction “nope”. Send it first.']);
});

test.each([
  [{ source: 'S' }, '/text', 'Send a text, a score, or both.'],
  [{ source: 'S', text: 7 }, '/text', undefined],
  [{ text: 'x' }, '/source', 'Say where it comes from, as “App Store”.'],
  [{ source: 'S', score: 5 }, '/metric', 'Say which metric the score is: nps, csat, ces, stars, thumb.'],
  [{ source: 'S', score: 11, metric: 'nps' }, '/score', '11 is not between 0 and 10.'],
  [{ source: 'S', text: 'x', occurredAt: '2026-02-31T09:00:00Z' }, '/occurredAt', 'This is not a point in time. Write it as 2026-12-31T09:00:00Z.'],
  [{ source: 'S', text: 'x', occurredAt: '2027-02-01T09:00:00Z' }, '/occurredAt', 'This lies in the future.'],
  [{ source: 'S', text: 'x', kind: 'friction' }, '/kind', 'Choose survey, review or interaction. Friction reports have a page of their own.'],
  [{ source: 'S', text: 'x', customer: { email: 'not an address' } }, '/customer/email', 'This is not an email address. Write it as name@example.com.'],
  [{ source: 'S', text: 'x', customer: { name: 'Nobody' } }, '/customer', 'Name the customer by externalId or email.'],
  [[], '/', 'Send at least one.'],
  [[{ source: 'S', text: 'fine' }, { source: 'S' }], '/1/text', 'Send a text, a score, or both.'],
])('%j is refused with the field to mend, and nothing is stored', async (body, pointer, message) => {
  const before = (await (await world.admin.get('/api/v1/feedback')).json()).total;
  const answer = await world.admin.post('/api/v1/feedback', body);
  const problem = await answer.json();
  expect([answer.status, problem.errors[0].pointer]).toEqual([422, pointer]);
  if (message !== undefined) expect(problem.errors[0].message).toBe(message);
  expect((await (await world.admin.get('/api/v1/feedback')).json()).total).toBe(before);
});

test('what is not JSON, too long a list and too large a body are refused in words', async () => {
  expect((await world.admin.send('POST', '/api/v1/feedback', { body: '{"source":' })).status).toBe(400);
  const many = await world.admin.post('/api/v1/feedback', Array.from({ length: 1001 }, (_, place) => ({ source: 'S', text: `n ${place}` })));
  expect([many.status, (await many.json()).detail]).toEqual([422, 'Send at most 1,000 at a time.']);
  const large = await world.admin.send('POST', '/api/v1/feedback', { body: JSON.stringify({ source: 'S', text: 'x'.repeat(1_100_000) }) });
  expect([large.status, (await large.json()).detail]).toEqual([413, 'This is larger than we take in one go. Send it in smaller parts.']);
});

test('the list filters, searches and pages without losing or repeating anything', async () => {
  const other = await makeWorld(app);
  const rows = Array.from({ length: 60 }, (_, place) => ({ source: place % 2 === 0 ? 'A' : 'B', externalId: `p-${place}`, text: place % 3 === 0 ? 'A late 100% parcel' : 'Fine', metric: 'nps', score: place % 11, occurredAt: new Date(Date.UTC(2026, 9, 1 + (place % 5))).toISOString(), customer: { externalId: `C${place % 4}`, segment: place % 4 === 0 ? 'Business' : 'Home' } }));
  await other.admin.post('/api/v1/feedback', rows);
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: { id: string }[]; nextCursor: string | null } = await (await other.admin.get(`/api/v1/feedback?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`)).json();
    seen.push(...page.items.map((one) => one.id));
    cursor = page.nextCursor;
  }
  expect([seen.length, new Set(seen).size]).toEqual([60, 60]);
  const total = async (query: string) => (await (await other.admin.get(`/api/v1/feedback?${query}`)).json()).total;
  expect(await total('source=A')).toBe(30);
  expect(await total('q=100%25')).toBe(20);
  expect(await total('q=%25')).toBe(20);
  expect(await total('segment=Business')).toBe(15);
  expect(await total('scoreFrom=9&scoreTo=10')).toBe(rows.filter((row) => row.score >= 9).length);
  expect(await total('from=2026-10-02&to=2026-10-02')).toBe(12);
  expect(await total('unthemed=1')).toBe(60);
  expect(await (await other.admin.get('/api/v1/feedback?limit=1')).json()).toMatchObject({ total: 60, texts: 60, unthemed: 60, unthemedShare: 1 });
  expect((await other.admin.get('/api/v1/feedback?cursor=xxxx')).status).toBe(422);
  expect((await other.admin.get('/api/v1/feedback?from=2026-02-31')).status).toBe(422);
  expect((await other.admin.get(`/api/v1/feedback/${seen[0]}x`)).status).toBe(422);
  expect((await world.admin.get(`/api/v1/feedback/${seen[0]}`)).status).toBe(404);
});

test('of more than ten thousand matches the newest ten thousand are counted, and the answer says so', async () => {
  const other = await makeWorld(app);
  await other.admin.post('/api/v1/feedback', { source: 'Old', text: 'The oldest of all', occurredAt: '2020-01-01T00:00:00Z' });
  const { rows } = await app.deps.database.run('select id from source where org_id = $1', [other.orgId]);
  await app.deps.database.run(
    "insert into feedback (org_id, id, kind, source_id, external_id, channel, text, quotable, raw, occurred_at, received_at, placed_at) select $1, gen_random_uuid(), 'survey', $2, 'n' || i, 'survey', case when i % 4 = 0 then '' else 'Words' end, true, '{}', timestamptz '2026-01-01' + i * interval '1 second', now(), now() from generate_series(1, 10000) as i",
    [other.orgId, String(rows[0]?.id)],
  );
  expect(await (await other.admin.get('/api/v1/feedback?limit=1')).json()).toMatchObject({ total: 10_000, texts: 7500, unthemed: 7500, unthemedShare: 1, countedAll: false });
  expect(await (await other.admin.get('/api/v1/feedback?limit=1&q=oldest')).json()).toMatchObject({ total: 1, texts: 1, countedAll: true });
});
