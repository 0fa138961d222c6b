import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { type SourceMade, standardHeaders, webhookSender } from '../support/webhook-sender.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let send: ReturnType<typeof webhookSender>;
const start = new Date('2026-11-20T09:00:00Z');
const hours = (count: number) => new Date(start.getTime() + count * 3_600_000);

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
  send = webhookSender(app);
});
afterAll(() => app.close());

async function source(name: string, format = 'standard', secret?: string): Promise<SourceMade> {
  const answer = await world.admin.post('/api/v1/webhook-sources', { name, format, ...(secret === undefined ? {} : { secret }) });
  const made = await answer.json();
  expect([answer.status, made], name).toMatchObject([201, {}]);
  return { ...made, secret: made.secret ?? secret ?? '' };
}

const read = async (path: string) => (await world.admin.get(path)).json();
const saidIn = async (name: string) => (await read(`/api/v1/feedback?source=${encodeURIComponent(name)}`)).items;
const eventsOf = async (made: SourceMade, query = '') => (await read(`/api/v1/webhook-sources/${made.id}/events${query}`)).items;
const said = (externalId: string, text: string, updatedAt: string, more: object = {}) => ({ type: 'feedback.updated', data: { externalId, text, updatedAt, ...more } });

test('a signed message is stored and answered before it is applied, once however often it comes, with personal data replaced', async () => {
  const shop = await source('Shop');
  const message = { type: 'feedback.created', timestamp: '2026-11-20T08:59:00Z', data: { externalId: 'a1', text: 'Call me on +44 20 7946 0958 about the gate.', metric: 'csat', score: 2, customer: { externalId: 'c1', email: 'ann@example.com' } } };
  const first = await send.standard(shop, 'msg_1', message);
  expect(first).toMatchObject({ status: 200, body: { received: true, duplicate: false } });
  expect(await saidIn('Shop')).toEqual([]);
  expect(await send.standard(shop, 'msg_1', message)).toMatchObject({ status: 200, body: { id: first.body.id, duplicate: true } });
  await app.settle();
  await send.standard(shop, 'msg_1', message);
  await app.settle();
  expect(await saidIn('Shop')).toMatchObject([{ text: 'Call me on [phone] about the gate.', metric: 'csat', score: 2, source: 'Shop' }]);
  expect(await eventsOf(shop)).toMatchObject([{ eventId: 'msg_1', type: 'feedback.created', state: 'applied', saved: 1, hasBody: false }]);
  const { rows } = await app.deps.database.run('select body, body_gone_at from webhook_event where id = $1', [first.body.id]);
  expect(rows).toMatchObject([{ body: null }]);
  expect((await read(`/api/v1/webhook-sources/${shop.id}`)).counts).toEqual({ waiting: 0, applied: 1, not_used: 0, failed: 0 });
});

test('order does not matter: something older never replaces something newer, for feedback, customers and contacts alike', async () => {
  const [forth, back] = [await source('In order'), await source('Turned round')];
  const told = [said('x', 'Too slow.', '2026-11-20T08:00:00Z', { metric: 'nps', score: 3 }), said('x', 'Too slow, but kind.', '2026-11-20T08:30:00Z', { metric: 'nps', score: 7 })];
  for (const [place, message] of told.entries()) await send.standard(forth, `f${place}`, message);
  for (const [place, message] of told.toReversed().entries()) await send.standard(back, `b${place}`, message);
  const people = ['Old name', 'New name'].map((name, place) => ({ type: 'customer.updated', timestamp: `2026-11-20T0${place + 7}:00:00Z`, data: { externalId: 'ranked', name } }));
  const contacts = ['billing', 'delivery'].map((team, place) => ({ type: 'interaction.updated', timestamp: `2026-11-20T0${place + 7}:00:00Z`, data: { externalId: 'call', channel: 'phone', startedAt: '2026-11-20T06:00:00Z', team, handOffs: [{ kind: 'peer', from: 'one', to: team, contextTravelled: true, storyRepeated: false, at: '2026-11-20T06:05:00Z' }] } }));
  for (const [place, message] of [...people.toReversed(), ...contacts.toReversed()].entries()) {
    await send.standard(back, `p${place}`, message);
    await app.settle();
  }
  const one = await saidIn('In order');
  expect(one).toMatchObject([{ text: 'Too slow, but kind.', score: 7 }]);
  expect(await saidIn('Turned round')).toMatchObject([{ text: 'Too slow, but kind.', score: 7 }]);
  const { rows } = await app.deps.database.run("select name, (select team from interaction where external_id = 'call' and org_id = $1) as team, (select string_agg(to_where, ',') from hand_off where org_id = $1) as hand_offs from customer where external_id = 'ranked' and org_id = $1", [world.orgId]);
  expect(rows).toEqual([{ name: 'New name', team: 'delivery', hand_offs: 'delivery' }]);
});

test('what is not signed, signed wrongly, too late, with another’s secret, no JSON, or too large is turned away with a sentence', async () => {
  const [made, other] = [await source('Strict'), await source('Another')];
  const body = JSON.stringify({ type: 'feedback.created', data: { text: 'x' } });
  const detail = async (headers: Record<string, string>, sent = body) => {
    const { status, type, body: problem } = await send.post(made.url, sent, headers);
    return [status, type, problem.detail];
  };
  const problem = 'application/problem+json';
  expect(await detail({})).toEqual([401, problem, 'This message is not signed: the header webhook-signature is missing.']);
  expect(await detail(standardHeaders(other.secret, 'm', body, start))).toEqual([401, problem, 'The signature does not fit this message and the secret of this address.']);
  expect(await detail({ ...standardHeaders(made.secret, 'm', body, start), 'webhook-id': 'renamed' })).toEqual([401, problem, 'The signature does not fit this message and the secret of this address.']);
  expect(await detail(standardHeaders(made.secret, 'm', body, start), `${body} `)).toEqual([401, problem, 'The signature does not fit this message and the secret of this address.']);
  expect((await detail(standardHeaders(made.secret, 'm', body, new Date(start.getTime() - 6 * 60_000))))[2]).toMatch(/^The time this message was signed at lies more than five minutes from ours/);
  expect(await detail(standardHeaders(made.secret, 'm', 'not json', start), 'not json')).toEqual([422, problem, 'The signature is right, but the body is not valid JSON.']);
  expect(await detail(standardHeaders(made.secret, 'm', '7', start), '7')).toEqual([422, problem, 'The signature is right, but the body is neither an object nor a list.']);
  const huge = JSON.stringify({ type: 'feedback.created', data: { text: 'x'.repeat(1_100_000) } });
  expect((await detail(standardHeaders(made.secret, 'm', huge, start), huge)).slice(0, 2)).toEqual([413, problem]);
  const away = await send.post(made.url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), body, standardHeaders(made.secret, 'm', body, start));
  expect([away.status, away.body.detail]).toEqual([404, 'There is no such address.']);
  expect(await eventsOf(made)).toEqual([]);
  expect(await read(`/api/v1/webhook-sources/${made.id}`)).toMatchObject({ refusal: 'This message is not signed: the header webhook-signature is missing.' });
});

test('a new secret overlaps with the one before for a day; afterwards the old one is refused in a sentence', async () => {
  const made = await source('Rotated');
  const turned = await (await world.admin.post(`/api/v1/webhook-sources/${made.id}/secrets`, {})).json();
  expect(turned).toEqual({ secret: expect.stringMatching(/^whsec_/), previousUntil: hours(24).toISOString() });
  const message = { type: 'kept.test' };
  expect((await send.standard(made, 'old', message)).status).toBe(200);
  expect((await send.standard({ ...made, secret: turned.secret }, 'new', message)).status).toBe(200);
  app.setNow(hours(24.1));
  try {
    const late = await send.standard(made, 'late', message);
    expect([late.status, late.body.detail]).toEqual([401, 'This message is signed with the secret that was replaced. It was taken until 2026-11-21 09:00 UTC; sign with the new one.']);
    expect((await send.standard({ ...made, secret: turned.secret }, 'newer', message)).status).toBe(200);
  } finally {
    app.setNow(start);
  }
  await app.settle();
  expect(await eventsOf(made, '?state=not_used')).toHaveLength(3);
  const { rows } = await app.deps.database.run('select secret_sealed, previous_sealed from webhook_source where id = $1', [made.id]);
  expect(JSON.stringify(rows)).not.toContain(made.secret.slice(6, 20));
});

test('types Kept has no use for are kept as not used, with the reason', async () => {
  const made = await source('Chatty');
  await send.standard(made, 'n1', { type: 'invoice.paid', data: {} });
  await send.standard(made, 'n2', { type: 'feedback.created', data: { text: '' } });
  await app.settle();
  expect(await eventsOf(made, '?state=failed')).toMatchObject([{ reason: 'text: Send a text, a score, or both.', hasBody: true }]);
  expect(await eventsOf(made, '?state=not_used')).toMatchObject([{ reason: 'Kept does not use messages of the type “invoice.paid”. It uses feedback, customer and interaction, each .created or .updated.', hasBody: false }]);
});

test('who asks what is held about them gets the messages that wait or failed, and who asks to be forgotten is gone from them', async () => {
  const made = await source('Forgetful');
  const [{ id }] = (await (await world.admin.post('/api/v1/customers', { externalId: 'gone-1', name: 'Zoë Müller', email: 'zoe@example.com' })).json()).items;
  await send.standard(made, 'z1', { type: 'feedback.created', data: { text: 5, by: 'Zoë Müller' } });
  await send.standard(made, 'z2', { type: 'feedback.created', data: { text: 5, by: 'gone-1000' } });
  await app.settle();
  const { waitingMessages } = await (await world.admin.post(`/api/v1/customers/${id}/exports`)).json();
  expect(waitingMessages).toMatchObject([{ eventId: 'z1', state: 'failed', body: expect.stringContaining('Zoë Müller') }]);
  expect((await world.admin.send('DELETE', `/api/v1/customers/${id}`)).status).toBe(200);
  const { rows } = await app.deps.database.run("select event_id, body, reason from webhook_event where event_id in ('z1', 'z2') order by event_id");
  expect(rows).toMatchObject([{ body: null, reason: 'Its body was deleted, because somebody named in it asked to be forgotten.' }, { body: expect.stringContaining('gone-1000') }]);
});

test('a message that cannot be mapped is kept with a sentence, and used after the mapping was mended; its body goes after seven days', async () => {
  const made = await source('Helpdesk');
  const message = (id: number) => ({ type: 'ticket.rated', ticket: { id, words: 'Nobody rang back.', stars: 9, who: 'ann@example.com', changed: '2026-11-20T08:00:00Z' } });
  const path = `/api/v1/webhook-sources/${made.id}`;
  await world.admin.patch(path, { mapping: { id: 'ticket.id', text: 'ticket.words', score: 'ticket.stars', customer_email: 'ticket.who', changed: 'ticket.changed' }, options: { metric: 'stars', scale: '1-5' } });
  for (const id of [1, 2]) await send.standard(made, `t${id}`, message(id));
  await app.settle();
  const failed = (await eventsOf(made, '?state=failed')).sort((one: { eventId: string }, other: { eventId: string }) => (one.eventId < other.eventId ? -1 : 1));
  expect(failed).toMatchObject([{ reason: "At 'ticket.stars': 9 is not between 1 and 5.", hasBody: true }, {}]);
  expect((await read(`${path}/events/${failed[0].id}`)).body).toContain('"who":"[email]"');
  const mended = { mapping: { id: 'ticket.id', text: 'ticket.words', score: 'ticket.stars', changed: 'ticket.changed' }, options: { metric: 'stars', scale: '1-10' } };
  expect(await (await world.admin.post(`${path}/readings`, { message: message(1), ...mended })).json()).toMatchObject({ items: [{ externalId: '1', score: 9, text: 'Nobody rang back.' }], problem: null });
  expect(await saidIn('Helpdesk')).toEqual([]);
  await world.admin.patch(path, mended);
  expect((await world.admin.post(`${path}/events/${failed[0].id}/applications`, {})).status).toBe(200);
  await app.settle();
  expect(await saidIn('Helpdesk')).toMatchObject([{ score: 9, scaleMax: 10 }]);
  expect((await world.admin.post(`${path}/events/${failed[0].id}/applications`, {})).status).toBe(409);
  app.setNow(hours(7 * 24 - 0.5));
  await app.settle();
  const late = await world.admin.post(`${path}/events/${failed[1].id}/applications`, {});
  expect([late.status, (await late.json()).detail]).toEqual([409, 'The body of this message was deleted after seven days. Ask the sender to send it again.']);
  app.setNow(hours(31 * 24));
  await app.settle();
  const { rows } = await app.deps.database.run('select count(*)::int as n from webhook_event where source_id = $1', [made.id]);
  expect(rows).toEqual([{ n: 0 }]);
});
