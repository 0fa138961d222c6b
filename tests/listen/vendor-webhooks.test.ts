import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { type SourceMade, webhookSender } from '../support/webhook-sender.ts';
import { makeWorld, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let send: ReturnType<typeof webhookSender>;
const start = new Date('2026-11-20T09:00:00Z');
const vendorSecret = 'the secret the vendor shows';

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
  send = webhookSender(app);
});
afterAll(() => app.close());

async function source(name: string, format: string): Promise<SourceMade> {
  const made = await (await world.admin.post('/api/v1/webhook-sources', { name, format, ...(format === 'typeform' ? {} : { secret: vendorSecret }) })).json();
  return { ...made, secret: made.secret ?? vendorSecret };
}

const read = async (path: string) => (await world.admin.get(path)).json();
const saidIn = async (name: string) => (await read(`/api/v1/feedback?source=${encodeURIComponent(name)}`)).items;
const reasonsOf = async (made: SourceMade) => (await read(`/api/v1/webhook-sources/${made.id}/events`)).items.map((one: { state: string; reason: string | null }) => [one.state, one.reason]);

const typeformResponse = (token: string, opinion: number) => ({
  event_id: `event-${token}`,
  event_type: 'form_response',
  form_response: {
    form_id: 'f1',
    token,
    submitted_at: '2026-11-20T08:00:00Z',
    hidden: { customer_id: 'tf-1' },
    definition: { id: 'f1', title: 'After the ferry', fields: [{ id: 'q1', ref: 'likely', type: 'nps', title: 'How likely?' }, { id: 'q2', ref: 'why', type: 'long_text', title: 'Why?' }, { id: 'q3', ref: 'clean', type: 'opinion_scale', title: 'How clean was it?' }] },
    answers: [
      { type: 'number', number: 4, field: { id: 'q1', type: 'nps', ref: 'likely' } },
      { type: 'text', text: 'The deck was wet, write to bo@example.com.', field: { id: 'q2', type: 'long_text', ref: 'why' } },
      { type: 'number', number: opinion, field: { id: 'q3', type: 'opinion_scale', ref: 'clean' } },
      { type: 'choice', choice: { label: 'Morning' }, field: { id: 'q4', type: 'multiple_choice', ref: 'when' } },
    ],
  },
});

test('a response of Typeform is joined to its questions; a scale it does not say is asked for, and the message used again', async () => {
  const made = await source('Ferry form', 'typeform');
  expect((await send.typeform({ ...made, secret: 'another' }, typeformResponse('t1', 7))).status).toBe(401);
  expect(await send.typeform(made, typeformResponse('t1', 7))).toMatchObject({ status: 200, body: { duplicate: false } });
  expect(await send.typeform(made, typeformResponse('t1', 7))).toMatchObject({ status: 200, body: { duplicate: true } });
  await app.settle();
  expect(await reasonsOf(made)).toEqual([['failed', 'On which scale “How clean was it?” is asked is not said in the message. Set metric and scale for this source, then use the message again.']]);
  await world.admin.patch(`/api/v1/webhook-sources/${made.id}`, { options: { metric: 'csat', scale: '1-10' } });
  expect(await (await world.admin.post(`/api/v1/webhook-sources/${made.id}/applications`, {})).json()).toEqual({ waiting: 1 });
  await app.settle();
  expect((await saidIn('Ferry form')).sort((one: { metric: string }, other: { metric: string }) => (one.metric < other.metric ? 1 : -1))).toMatchObject([
    { metric: 'nps', score: 4, text: 'The deck was wet, write to [email].', occurredAt: '2026-11-20T08:00:00.000Z' },
    { metric: 'csat', score: 7, scaleMax: 10, text: '' },
  ]);
});

test('a rated ticket of Zendesk counts once, its newer rating replaces the older, and an unrated one is of no use', async () => {
  const made = await source('Zendesk', 'zendesk');
  const ticket = (score: string, comment: string | null, updated: string) => ({ ticket: { id: 99, subject: 'Gate', requester_id: 7, updated_at: updated, via: { channel: 'email' }, satisfaction_rating: { score, comment } } });
  expect((await send.zendesk(made, ticket('offered', null, '2026-11-20T07:00:00Z'), new Date(start.getTime() - 600_000))).status).toBe(401);
  await send.zendesk(made, ticket('good', 'Quick!', '2026-11-20T08:10:00Z'));
  await send.zendesk(made, ticket('bad', 'Still broken.', '2026-11-20T08:00:00Z'));
  await send.zendesk(made, ticket('offered', null, '2026-11-20T07:00:00Z'));
  await app.settle();
  expect(await saidIn('Zendesk')).toMatchObject([{ metric: 'thumb', score: 1, text: 'Quick!', channel: 'email' }]);
  expect(await reasonsOf(made)).toContainEqual(['not_used', 'Nobody has rated this ticket yet, so there is nothing to take in.']);
  const answers = [{ type: 'rating_scale', rating: 4, updated_at: '2026-11-20T08:20:00Z' }, { type: 'open_ended', value: 'Better now.', updated_at: '2026-11-20T08:21:00Z' }, { type: 'skipped' }];
  await send.zendesk(made, { id: 's1', responder_id: 7, subject_zrns: ['zen:ticket:100'], survey: { id: 'x', version: 1 }, answers });
  await app.settle();
  expect(await saidIn('Zendesk')).toContainEqual(expect.objectContaining({ metric: 'csat', score: 4, text: 'Better now.' }));
  await send.zendesk(made, { anything: true });
  await app.settle();
  expect((await reasonsOf(made)).filter(([state]: [string]) => state === 'failed')).toHaveLength(1);
});

test('a rating given in Intercom is taken in with its remark; other topics are of no use', async () => {
  const made = await source('Intercom', 'intercom');
  const about = (topic: string, id: string, rating: number | null) => ({
    type: 'notification_event',
    id,
    topic,
    data: { item: { type: 'conversation', id: '55', updated_at: 1_795_161_600, source: { author: { type: 'user', id: 'u1', email: 'di@example.com', name: 'Di' } }, conversation_rating: { rating, remark: rating === null ? null : 'Kind and quick.', created_at: 1_795_161_600 } } },
  });
  expect((await send.intercom(made, { type: 'notification_event', topic: 'ping', id: 'ping-1', data: { item: { type: 'ping' } } })).status).toBe(200);
  await send.intercom(made, about('conversation.admin.closed', 'n1', null));
  await send.intercom(made, about('conversation.rating.added', 'n2', 5));
  await app.settle();
  expect(await saidIn('Intercom')).toMatchObject([{ metric: 'csat', score: 5, text: 'Kind and quick.', customer: { name: 'Di' } }]);
  expect((await reasonsOf(made)).map(([state]: [string]) => state).sort()).toEqual(['applied', 'not_used', 'not_used']);
});

test('a vendor’s own secret can be entered later; until then the address says that it waits for it', async () => {
  const made = await (await world.admin.post('/api/v1/webhook-sources', { name: 'Not ready', format: 'intercom' })).json();
  expect(made.secret).toBeNull();
  const early = await send.intercom({ ...made, secret: vendorSecret }, { topic: 'ping' });
  expect([early.status, early.body.detail]).toEqual([401, 'This address has no secret yet, so nothing can be checked. An administrator enters it under Settings, Sources.']);
  expect((await world.admin.post(`/api/v1/webhook-sources/${made.id}/secrets`, {})).status).toBe(422);
  expect((await world.admin.post(`/api/v1/webhook-sources/${made.id}/secrets`, { secret: 'short' })).status).toBe(422);
  expect(await (await world.admin.post(`/api/v1/webhook-sources/${made.id}/secrets`, { secret: vendorSecret })).json()).toEqual({ secret: null, previousUntil: null });
  expect((await send.intercom({ ...made, secret: vendorSecret }, { topic: 'ping' })).status).toBe(200);
  expect((await app.fetch(new URL(made.url).pathname)).status).toBe(200);
  expect((await app.fetch(`${new URL(made.url).pathname}x`)).status).toBe(404);
});

const rated = { type: 'conversation', id: '77', updated_at: 1_795_161_600, source: { author: { type: 'user', id: 'u7', email: 'jo@example.com', name: 'Jo' } }, conversation_rating: { rating: 2, remark: 'Told it twice.', created_at: 1_795_161_600 } };
const answered = { id: 's7', responder_id: 7, subject_zrns: ['zen:ticket:700'], survey: { id: 'x', version: 1 }, answers: [{ type: 'rating_scale', rating: 4, updated_at: '2026-11-20T08:20:00Z' }, { type: 'open_ended', value: 'Better now.', updated_at: '2026-11-20T08:21:00Z' }] };
const ticket = { id: 99, subject: 'Gate', requester_id: 7, updated_at: '2026-11-20T08:10:00Z', via: { channel: 'chat' }, satisfaction_rating: { id: 5, score: 'bad', comment: 'Still broken.' } };
const legacy = { id: 6, ticket_id: 98, requester_id: 7, assignee_id: 3, group_id: 4, score: 'good', comment: 'Quick!', created_at: '2026-11-20T08:00:00Z', updated_at: '2026-11-20T08:00:00Z' };

// The scale of the second rating is said here, so that file and message read it alike.
const whole = typeformResponse('both', 7);
const form = { ...whole, form_response: { ...whole.form_response, definition: { ...whole.form_response.definition, fields: whole.form_response.definition.fields.map((field) => (field.ref === 'clean' ? { ...field, properties: { steps: 10, start_at_one: true } } : field)) } } };

test.each([
  ['a response of Typeform', 'typeform', form, form, ['both', 'both:clean']],
  ['a ticket of Zendesk', 'zendesk', { ticket }, { tickets: [ticket] }, ['99']],
  ['a ticket of Zendesk whose message does not tell the rating’s id', 'zendesk', { ticket: { ...ticket, satisfaction_rating: { score: 'bad', comment: 'Still broken.' } } }, { tickets: [ticket] }, ['99']],
  ['a satisfaction rating of Zendesk', 'zendesk', { satisfaction_rating: legacy }, { satisfaction_ratings: [legacy] }, ['98']],
  ['an answer to the newer survey of Zendesk', 'zendesk', { detail: answered }, { survey_responses: [answered] }, ['700']],
  ['a conversation of Intercom', 'intercom', { type: 'notification_event', topic: 'conversation.rating.added', id: 'n7', data: { item: rated } }, { conversations: [rated] }, ['77']],
] as const)('%s is one row, whether its file or its message comes first', async (_, format, message, file, ids) => {
  const said: unknown[] = [];
  for (const order of ['file first', 'message first']) {
    const inside = await makeWorld(app);
    const made = await (await inside.admin.post('/api/v1/webhook-sources', { name: 'Both ways', format, ...(format === 'typeform' ? {} : { secret: vendorSecret }) })).json();
    const bytes = JSON.stringify(file);
    const load = async () => {
      const { suggestion } = await (await inside.admin.send('POST', '/api/v1/imports/preview', { body: bytes, contentType: 'application/json' })).json();
      const told = await (await inside.admin.send('POST', `/api/v1/imports?${new URLSearchParams({ source: 'Both ways', map: suggestion.map, ...(suggestion.metric === null ? {} : { metric: suggestion.metric }) })}`, { body: bytes, contentType: 'application/json' })).json();
      expect(told).toMatchObject({ failed: 0, read: ids.length });
    };
    const deliver = async () => {
      expect((await send[format]({ ...made, secret: made.secret ?? vendorSecret }, message)).status).toBe(200);
      await app.settle();
    };
    for (const step of order === 'file first' ? [load, deliver, load] : [deliver, load]) await step();
    const { rows } = await app.deps.database.run(`select external_id, kind, channel, metric, score, scale_min, scale_max, text, title, question, occurred_at, source_changed_at, agent_ref, (select external_id from customer where customer.org_id = feedback.org_id and customer.id = feedback.customer_id) as customer from feedback where org_id = '${inside.orgId}' order by external_id`);
    expect(rows.map((row) => row.external_id)).toEqual(ids);
    said.push(rows);
  }
  expect(said[0]).toEqual(said[1]);
});
