import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { laidPoints } from '../measure/laid-points.ts';
import { layReports } from '../support/laid-reports.ts';
import { listTenantTables } from '../support/tenant-tables.ts';
import { surveyVisitor } from '../support/survey-visitor.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
const traces = ['Zelda Quixotic', 'zelda.quixotic@mail.example', 'ZQ-4711', 'kumquat'];

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

/** Everything the database holds of an organisation in any table, as text. */
async function dump(): Promise<string> {
  const tables = await listTenantTables(app.deps.database);
  const parts = await Promise.all(tables.map(async (table) => JSON.stringify((await app.deps.database.run(`select t::text as row from "${table}" t where org_id = '${world.orgId}'`)).rows)));
  const mails = await app.deps.database.run(`select raw from outbox_message where org_id = '${world.orgId}'`);
  return `${parts.join('\n')}\n${mails.rows.map((row) => (row.raw instanceof Uint8Array ? Buffer.from(row.raw).toString('utf8') : '')).join('\n')}`.toLowerCase();
}

async function found(): Promise<string[]> {
  const all = await dump();
  return traces.filter((trace) => all.includes(trace.toLowerCase()));
}

async function ownWorld(): Promise<World> {
  return makeWorld(app);
}

const zelda = { externalId: 'ZQ-4711', email: 'Zelda.Quixotic@mail.example', name: 'Zelda Quixotic', segment: 'Home' };
const wishes = { consents: [{ topic: 'digest', granted: false, saidAt: '2026-10-01T09:00:00Z' }], note: 'Zelda Quixotic said so' };
const contact = { externalId: 'call-1', customerExternalId: 'ZQ-4711', channel: 'phone', startedAt: '2026-11-02T09:00:00Z', driver: 'Bill', conversation: 'ZQ-4711 calls', transcript: [{ speaker: 'agent', text: 'Zelda Quixotic, I take it?' }, { speaker: 'customer', text: 'Where is my kumquat?' }] };
const saying = { source: 'Calls', externalId: 'say-1', text: 'The kumquat was never delivered to me', metric: 'csat', score: 1, customer: zelda, interactionExternalId: 'call-1', quotable: true };

/** Somebody with a link of their own, or anybody, gives 3 of 5 and says something about a kumquat. */
async function answerSurvey(customer?: { externalId: string }): Promise<void> {
  const survey = await (await world.admin.post('/api/v1/surveys', { title: 'How was it', question: 'How was it?', metric: 'csat', lowLabel: 'bad', highLabel: 'good' })).json();
  const links = customer === undefined ? undefined : (await (await world.admin.post(`/api/v1/surveys/${survey.id}/links`, { customers: [customer] })).json()).items;
  const visit = surveyVisitor(app, new URL(survey.url).pathname, () => app.setNow(new Date(app.deps.now().getTime() + 5000)));
  const first = await visit.open(links === undefined ? '' : new URL(links[0].url).search);
  await visit.send(await visit.send(first, { 'q.score': '3' }), { 'q.comment': 'A kumquat on my doorstep' });
}

async function idOf(answer: Response): Promise<string> {
  return (await answer.json()).items[0].id;
}

test('an erased person is in no row of any table, is counted on, and does not come back with the next file', async () => {
  world = await ownWorld();
  const id = await idOf(await world.admin.post('/api/v1/customers', zelda));
  await world.admin.post(`/api/v1/customers/${id}/consents`, wishes);
  await world.admin.post('/api/v1/interactions', [contact, { externalId: 'call-9', customerExternalId: 'other', channel: 'phone', startedAt: '2026-11-03T09:00:00Z', transcript: [{ speaker: 'customer', text: 'I am a friend of Zelda Quixotic' }] }]);
  await world.admin.post('/api/v1/feedback', saying);
  await world.admin.post('/api/v1/feedback', { source: 'Reviews', externalId: 'r-9', text: 'I met Zelda  Quixotic and zelda quixotic says the shop is fine', customer: { externalId: 'other' } });
  await answerSurvey({ externalId: 'ZQ-4711' });
  await world.settle();
  expect(await found()).toEqual(traces);

  const answer = await world.admin.delete(`/api/v1/customers/${id}`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ texts: 2, contacts: 1 });
  expect(await found()).toEqual([]);
  expect((await world.admin.get(`/api/v1/customers/${id}`)).status).toBe(404);
  expect((await world.admin.delete(`/api/v1/customers/${id}`)).status).toBe(404);
  const left = await app.deps.database.run(`select (select count(*)::int from mail_consent where org_id = '${world.orgId}') as consents, (select string_agg(text, '') from transcript_turn where org_id = '${world.orgId}') as turns`);
  expect(left.rows).toEqual([{ consents: 0, turns: `I am a friend of ${'•'.repeat(14)}` }]);

  const counts = await app.deps.database.run(`select score, text, customer_id from feedback where org_id = '${world.orgId}' and score is not null order by score`);
  expect(counts.rows).toEqual([1, 3].map((score) => ({ score, text: '', customer_id: null })));

  expect(await (await world.admin.post('/api/v1/customers', [zelda, { externalId: 'K-1' }])).json()).toMatchObject({ new: 1, existing: 0, forgotten: 1, items: [{ id: null }, {}] });
  expect(await (await world.admin.post('/api/v1/feedback', saying)).json()).toMatchObject({ new: 0, existing: 1 });
  expect(await (await world.admin.post('/api/v1/interactions', contact)).json()).toMatchObject({ new: 0, existing: 1 });
  expect(await found()).toEqual([]);
  const later = await (await world.admin.post('/api/v1/feedback', { ...saying, externalId: 'say-2', text: 'Again nothing came', customer: { ...zelda, externalId: 'ZQ-9' } })).json();
  expect((await (await world.admin.get(`/api/v1/feedback/${later.items[0].id}`)).json()).customer).toBeNull();
  await world.settle();
  expect((await (await world.admin.get('/api/v1/audit/verification')).json()).intact).toBe(true);
});

test('an imported file brings nobody back', async () => {
  world = await ownWorld();
  const csv = 'Id,Text,Customer,Email\nf-1,The kumquat was rotten,ZQ-4711,zelda.quixotic@mail.example\nf-2,All fine,K-2,k2@mail.example\n';
  const load = async () => {
    await world.admin.send('POST', '/api/v1/imports?source=File&map=id%3DId,text%3DText,customer_id%3DCustomer,customer_email%3DEmail', { body: csv, contentType: 'text/csv' });
    await world.settle();
  };
  await load();
  expect(await found()).toEqual(['zelda.quixotic@mail.example', 'ZQ-4711', 'kumquat']);
  const { rows } = await app.deps.database.run(`select id from customer where org_id = '${world.orgId}' and external_id = 'ZQ-4711'`);
  await world.admin.delete(`/api/v1/customers/${String(rows[0]?.id)}`);
  expect(await found()).toEqual([]);
  await load();
  expect(await found()).toEqual([]);
  expect((await app.deps.database.run(`select count(*)::int as n from feedback where org_id = '${world.orgId}'`)).rows).toEqual([{ n: 2 }]);
});

test('what rows were before an import goes with whom they speak of: their own, their contacts, and contacts that were theirs', async () => {
  world = await ownWorld();
  const load = (into: string, map: string, body: string) => world.admin.send('POST', `/api/v1/imports?${new URLSearchParams({ source: 'CRM', into, map })}`, { body, contentType: 'text/csv' });
  const id = await idOf(await world.admin.post('/api/v1/customers', zelda));
  await world.admin.post('/api/v1/interactions', [{ ...contact, unresolvedCause: 'The kumquat' }, { ...contact, externalId: 'call-2', conversation: 'ours', transcript: [], unresolvedCause: 'Zelda Quixotic was cut off' }]);
  await load('customers', 'id=id,name=name,email=mail', 'id,name,mail\nZQ-4711,Z. Q.,zq@mail.example\n');
  await load('contacts', 'id=id,customer_id=who,started=at,unresolved_cause=cause,channel=via', 'id,who,at,cause,via\ncall-1,ZQ-4711,2026-11-02 09:00,None,phone\ncall-2,other,2026-11-02 09:00,Nothing,phone\n');
  const images = async () => (await app.deps.database.run(`select before::text as before from import_image where org_id = '${world.orgId}' order by id`)).rows;
  expect(await images()).toHaveLength(3);
  const exported = await (await world.admin.post(`/api/v1/customers/${id}/exports`)).json();
  expect(exported.earlierVersions).toHaveLength(3);
  expect(await found()).toEqual(expect.arrayContaining(['Zelda Quixotic', 'zelda.quixotic@mail.example', 'kumquat']));
  await world.admin.delete(`/api/v1/customers/${id}`);
  expect(await images()).toEqual([]);
  expect(await found()).toEqual([]);
});

test('two people at one address: erasing one leaves the other theirs', async () => {
  world = await ownWorld();
  const one = await idOf(await world.admin.post('/api/v1/customers', { externalId: 'A-1', email: 'home@mail.example' }));
  const two = await idOf(await world.admin.post('/api/v1/customers', { externalId: 'A-2', email: 'home@mail.example' }));
  await world.admin.delete(`/api/v1/customers/${one}`);
  expect(await (await world.admin.get(`/api/v1/customers/${two}`)).json()).toMatchObject({ email: 'home@mail.example' });
  expect((await app.deps.database.run(`select count(*)::int as n from suppression where org_id = '${world.orgId}'`)).rows).toEqual([{ n: 0 }]);
  expect(await (await world.admin.post('/api/v1/customers', [{ externalId: 'A-1' }, { externalId: 'A-2', email: 'home@mail.example' }])).json()).toMatchObject({ forgotten: 1, existing: 1 });
});

test('the export holds every row tied to a person, and only an administrator may ask for it', async () => {
  world = await ownWorld();
  const id = await idOf(await world.admin.post('/api/v1/customers', zelda));
  await world.admin.post(`/api/v1/customers/${id}/consents`, wishes);
  await world.admin.post('/api/v1/interactions', contact);
  await world.admin.post('/api/v1/feedback', saying);
  await answerSurvey({ externalId: 'ZQ-4711' });
  const exported = await (await world.admin.post(`/api/v1/customers/${id}/exports`)).json();
  expect(exported).toMatchObject({ customer: { name: 'Zelda Quixotic', externalId: 'ZQ-4711' }, said: [{ text: saying.text, source: 'Calls' }, { score: 3 }], surveyLinks: [{}], surveyResponses: [{}], surveyAnswers: [{}, {}], contacts: [{ externalId: 'call-1' }], transcriptTurns: [{ speaker: 'agent' }, { text: 'Where is my kumquat?' }], mailConsents: [{ topic: 'digest', granted: false, source: 'member', saidAt: '2026-10-01T09:00:00.000Z' }] });
  expect(JSON.stringify(exported)).not.toContain('orgId');
  const lead = await world.join('lead');
  expect((await lead.post(`/api/v1/customers/${id}/exports`)).status).toBe(403);
  expect((await lead.delete(`/api/v1/customers/${id}`)).status).toBe(403);
});

test('what is older than the organisation keeps is forgotten by the daily look, and what is younger is not', async () => {
  world = await ownWorld();
  await world.admin.post('/api/v1/customers', zelda);
  await world.admin.post('/api/v1/interactions', contact);
  await world.admin.post('/api/v1/feedback', saying);
  await answerSurvey();
  await world.admin.patch('/api/v1/settings', { retentionMonths: 2, mailRetentionMonths: 3, contactRetentionMonths: 4, transcriptRetentionMonths: 2 });
  await world.settle();
  expect(await found()).toContain('kumquat');
  app.setNow(new Date('2027-01-19T10:00:00Z'));
  await world.settle();
  expect(await found()).toContain('kumquat');
  app.setNow(new Date('2027-01-21T10:00:00Z'));
  await world.settle();
  expect(await found()).not.toContain('kumquat');
  const known = async () => (await app.deps.database.run(`select count(*)::int as n from interaction where org_id = '${world.orgId}' and customer_id is not null`)).rows;
  expect(await known()).toEqual([{ n: 1 }]);
  app.setNow(new Date('2027-03-03T10:00:00Z'));
  await world.settle();
  expect(await known()).toEqual([{ n: 0 }]);
  app.setNow(start);
});

test('what agents called a step goes with a name that is erased, and with their words once those are old; the numbers stay', async () => {
  world = await ownWorld();
  const laid = await laidPoints(app, world);
  const themeId = await laid.theme('Shelves');
  const id = await idOf(await world.admin.post('/api/v1/customers', zelda));
  const report = (step: string) => () => ({ id: randomUUID(), round: '2026-11-09', team: 'North', themeIds: [themeId], frequency: 'every_day', step, text: 'A shelf is empty' });
  await layReports(app, world, [...Array.from({ length: 6 }, report('File of Zelda Quixotic')), ...Array.from({ length: 5 }, report('Kumquat shelf'))]);
  const cells = async () => (await app.deps.database.run(`select reports, steps::text as steps from friction_cell where org_id = '${world.orgId}' order by team`)).rows;
  expect(await cells()).toMatchObject([{ reports: 11, steps: expect.stringContaining('zelda quixotic') }, { reports: 11 }]);
  await world.admin.delete(`/api/v1/customers/${id}`);
  expect(await found()).toEqual(['kumquat']);
  expect(await cells()).toMatchObject([{ reports: 11, steps: expect.stringContaining('file of ••••') }, { reports: 11 }]);
  await world.admin.patch('/api/v1/settings', { retentionMonths: 2 });
  app.setNow(new Date('2027-01-19T10:00:00Z'));
  await world.settle();
  expect(await found()).toEqual([]);
  expect(await cells()).toEqual([{ reports: 11, steps: null }, { reports: 11, steps: null }]);
  app.setNow(start);
});

test('transcripts go by an age of their own, and what is older than that is not taken in again', async () => {
  world = await ownWorld();
  const earlier = { ...contact, startedAt: '2026-10-24T09:00:00Z' };
  await world.admin.post('/api/v1/interactions', earlier);
  await world.admin.patch('/api/v1/settings', { transcriptRetentionMonths: 1 });
  await world.settle();
  expect(await found()).toContain('kumquat');
  app.setNow(new Date('2026-11-24T09:00:01Z'));
  await world.settle();
  expect(await found()).not.toContain('kumquat');
  const again = await world.admin.post('/api/v1/interactions', earlier);
  expect(await again.json()).toMatchObject({ existing: 1 });
  expect(await found()).not.toContain('kumquat');
  app.setNow(start);
});

test('whatever hangs on words or on a person goes with them: every foreign key says so', async () => {
  const { rows } = await app.deps.database.run("select conrelid::regclass::text as child, confrelid::regclass::text as parent, confdeltype as rule from pg_constraint where contype = 'f' and confrelid = 'feedback'::regclass and confdeltype <> 'c'");
  expect(rows).toEqual([]);
});
