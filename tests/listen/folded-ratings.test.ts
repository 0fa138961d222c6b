import { fc } from '@fast-check/vitest';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { webhookSender } from '../support/webhook-sender.ts';
import { makeWorld, type World } from '../support/world.ts';
import { zendeskHeader, zendeskRow } from './vendor-files.ts';

let app: TestApp;
let send: ReturnType<typeof webhookSender>;
const secret = 'the secret the vendor shows';
const start = new Date('2026-11-20T10:00:00Z');

beforeAll(async () => {
  app = await openTestApp({ now: start });
  send = webhookSender(app);
});
afterAll(() => app.close());

/* One answer of one person to one ticket: whole as the newer survey tells it, folded to “bad” as everything else does, each time later. */
const answer = { id: 'c1', responder_id: 7, subject_zrns: ['zen:ticket:99'], subjects: [{ id: 1, type: 'ticket', zrn: 'zen:ticket:99' }], survey: { id: 's', version: 1 }, answers: [{ type: 'rating_scale', question: { headline: { value: 'How did we do?' } }, rating: 3, created_at: '2026-11-10T08:00:00Z', updated_at: '2026-11-10T08:00:00Z' }, { type: 'open_ended', value: 'Friendly, but it took a week.', created_at: '2026-11-10T08:00:00Z', updated_at: '2026-11-10T08:00:00Z' }] };
const ticket = { id: 99, subject: 'Lamp', custom_fields: [], requester_id: 7, satisfaction_rating: { score: 'bad', comment: 'Friendly, but it took a week. (shown in the ticket)' }, updated_at: '2026-11-12T08:00:00Z' };
const rating = { id: 1, url: '', assignee_id: 5, group_id: 6, requester_id: 7, ticket_id: 99, score: 'bad', comment: '', created_at: '2026-11-10T08:00:00Z', updated_at: '2026-11-13T08:00:00Z' };
const files = {
  survey: JSON.stringify({ survey_responses: [answer] }),
  nameless: JSON.stringify({ survey_responses: [{ ...answer, responder_id: null }] }),
  tickets: JSON.stringify({ tickets: [ticket] }),
  ratings: JSON.stringify({ satisfaction_ratings: [rating] }),
  view: stringify([zendeskHeader, zendeskRow('99', 'Bad', '2026-11-14 10:00')]),
};
type File = keyof typeof files;
const whole = { metric: 'csat', score: 3, scale_max: 5, text: 'Friendly, but it took a week.', question: 'How did we do?', kind: 'survey' };

async function load(by: World, name: File, dryRun = false) {
  const body = files[name];
  const { suggestion } = await (await by.admin.send('POST', '/api/v1/imports/preview', { body, contentType: 'text/csv' })).json();
  const query = new URLSearchParams({ source: 'Zendesk', map: suggestion.map, ...(suggestion.metric === null ? {} : { metric: suggestion.metric }), ...(suggestion.dates === null ? {} : { dates: suggestion.dates }), ...(dryRun ? { dryRun: '1' } : {}) });
  return (await by.admin.send('POST', `/api/v1/imports?${query}`, { body, contentType: 'text/csv' })).json();
}

async function stored(by: World) {
  const { rows } = await app.deps.database.run(`select external_id, kind, metric, score, scale_max, text, question from feedback where org_id = '${by.orgId}' order by 1`);
  return rows;
}

async function hook(by: World) {
  const made = await (await by.admin.post('/api/v1/webhook-sources', { name: 'Zendesk', format: 'zendesk', secret })).json();
  return async (message: unknown) => {
    expect((await send.zendesk({ ...made, secret }, message)).status).toBe(200);
    await app.settle();
  };
}

test('one answer that Zendesk tells whole and folded counts once, whole, in whichever order and however often its files come', async () => {
  const names = fc.shuffledSubarray(['tickets', 'ratings', 'view', 'survey'] as const, { minLength: 2 }).filter((some) => some.includes('survey'));
  await fc.assert(
    fc.asyncProperty(names, fc.array(fc.constantFrom<File>('tickets', 'ratings', 'view', 'survey'), { maxLength: 2 }), async (some, again) => {
      const world = await makeWorld(app);
      for (const name of [...some, ...again]) expect(await load(world, name)).toMatchObject({ failed: 0, problems: [] });
      expect(await stored(world)).toEqual([{ external_id: '99', ...whole }]);
    }),
    { numRuns: 12, examples: [[['tickets', 'survey'], []], [['survey', 'tickets'], []], [['survey', 'view'], ['ratings']]] },
  );
});

test('the trial run says what the real run does with it, and taking the whole answers back brings the folded one back', async () => {
  const world = await makeWorld(app);
  await load(world, 'tickets');
  expect(await load(world, 'survey', true)).toMatchObject({ new: 0, changed: 1, present: 1 });
  const run = await load(world, 'survey');
  expect(run).toMatchObject({ new: 0, changed: 1, present: 1 });
  expect(await load(world, 'ratings', true)).toMatchObject({ new: 0, changed: 0, present: 1 });
  expect(await load(world, 'ratings')).toMatchObject({ new: 0, changed: 0, present: 1 });
  expect((await world.admin.post(`/api/v1/imports/${run.id}/undo`, {})).status).toBe(200);
  expect(await stored(world)).toMatchObject([{ external_id: '99', metric: 'thumb', score: 0 }]);
  await load(world, 'survey');
  expect(await stored(world)).toMatchObject([whole]);
});

test('a message with the folded rating never takes the place of the whole one, one with the whole always does', async () => {
  const [world, other] = [await makeWorld(app), await makeWorld(app)];
  const [tell, tellOther] = [await hook(world), await hook(other)];
  await tell({ ticket });
  expect(await stored(world)).toMatchObject([{ external_id: '99', metric: 'thumb', score: 0 }]);
  await tell({ detail: answer });
  await tell({ ticket: { ...ticket, updated_at: '2026-11-19T08:00:00Z' } });
  expect(await stored(world)).toEqual([{ external_id: '99', ...whole }]);
  const { updated_at: _, ...undated } = answer.answers[0] ?? {};
  await tellOther({ ticket });
  await tellOther({ detail: { ...answer, answers: [{ ...undated, created_at: undefined }] } });
  expect(await stored(other)).toMatchObject([{ external_id: '99', metric: 'csat', score: 3 }]);
});

test('a file with the whole answer takes the place of the folded one a message brought, keeps whose it was, and leaves it whole when taken back', async () => {
  const world = await makeWorld(app);
  const tell = await hook(world);
  await tell({ ticket });
  expect(await load(world, 'nameless', true)).toMatchObject({ new: 0, changed: 1 });
  const run = await load(world, 'nameless');
  expect(run).toMatchObject({ new: 0, changed: 1, present: 1 });
  expect(await stored(world)).toMatchObject([whole]);
  const { rows } = await app.deps.database.run(`select c.external_id from feedback f join customer c on c.org_id = f.org_id and c.id = f.customer_id where f.org_id = '${world.orgId}'`);
  expect(rows).toEqual([{ external_id: '7' }]);
  await tell({ ticket: { ...ticket, updated_at: '2026-11-19T08:00:00Z' } });
  expect((await world.admin.post(`/api/v1/imports/${run.id}/undo`, {})).status).toBe(200);
  expect(await stored(world)).toMatchObject([whole]);
});
