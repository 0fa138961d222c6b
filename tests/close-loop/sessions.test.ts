import { frictionBallot, frictionKey, frictionPaper, frictionPoint } from '@kept/db/schema/listen/friction.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agentSlip } from '../support/agent-slip.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { sendTexts } from '../understand/found-themes.ts';
import { scriptedEngine } from '../understand/scripted-engine.ts';

const during = new Date('2026-11-18T10:00:00Z');
const afterRelease = new Date('2026-11-23T10:00:00Z');
const afterSession = new Date('2026-12-07T10:00:00Z');
let app: TestApp;
let world: World;
let lead: Person;
let roundId: string;
let codes: string[];
let receipt: string;
const receipts: string[] = [];

beforeAll(async () => {
  app = await openTestApp({ now: during, engine: scriptedEngine(() => (text) => text.split(' ')[0]) });
  world = await makeWorld(app);
  await sendTexts(world, Array.from({ length: 6 }, (_, at) => `billing complaint number ${at}`));
  await sendTexts(world, Array.from({ length: 6 }, (_, at) => `queue complaint number ${at}`));
  await sendTexts(world, Array.from({ length: 48 }, (_, at) => `app complaint number ${at}`));
  await world.settle();
  roundId = (await (await world.admin.post('/api/v1/friction/rounds', { title: 'November', prompt: 'What gets in the way?', opensOn: '2026-11-16', closesOn: '2026-11-22', meetsOn: '2026-12-06', teams: ['North', 'South'] })).json()).id;
  codes = (await (await world.admin.post(`/api/v1/friction/rounds/${roundId}/papers`, { count: 20 })).json()).items.map((one: { code: string }) => one.code);
  const texts = [...Array.from({ length: 8 }, (_, at) => ({ text: `billing report ${at}`, team: 'North', frequency: 'every_day' })), ...Array.from({ length: 5 }, (_, at) => ({ text: `queue report ${at}`, team: 'South', frequency: 'every_week' })), ...Array.from({ length: 5 }, (_, at) => ({ text: `other report ${at}`, team: 'North', frequency: 'every_week' }))];
  for (const [at, report] of texts.entries()) {
    const answer = await app.fetch(`/f/${world.slug}`, { method: 'POST', body: new URLSearchParams({ ...report, slip: codes[at] ?? '', step: 'Refund form' }) });
    const html = await answer.text();
    receipt = /class="code">([^<]+)</.exec(html)?.[1] ?? '';
    receipts.push(receipt);
    expect(html).toContain('Sent. Nobody can see who wrote this.');
  }
  lead = await world.join('lead');
});
afterAll(() => app.close());

const session = async (person = lead) => (await person.get(`/api/v1/friction/rounds/${roundId}/session`)).json();
const page = async () => (await app.fetch(`/f/${world.slug}/session/${roundId}`)).text();
const meToo = async (slip: string, pointIds: readonly string[]) => (await app.fetch(`/f/${world.slug}/session/${roundId}`, { method: 'POST', body: new URLSearchParams({ slip, ...Object.fromEntries(pointIds.map((id) => [`p.${id}`, '1'])) }) })).text();
const goTo = async (moment: Date) => {
  app.setNow(moment);
  lead = await world.join('lead');
};
const resultMails = () => rows((tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.occasion, `friction-results:${roundId}`))));
const rows = <T>(read: (tx: Parameters<Parameters<typeof inOrg>[2]>[0]) => Promise<T>) => inOrg(app.deps.db, world.orgId, read);

test('before the release there is no agenda, and nobody can say "me too" or share results', async () => {
  expect(await session()).toMatchObject({ state: 'reporting', points: [] });
  expect(await page()).toContain('Reports are taken until 22 November 2026, and opened together on 23 November 2026.');
  expect(await page()).toContain('Then this page lists each theme that at least five agents reported');
  expect((await lead.post(`/api/v1/friction/rounds/${roundId}/results`)).status).toBe(409);
  expect(await meToo(codes[0] ?? '', [crypto.randomUUID()])).toContain('This session has no agenda yet.');
});

test('the agenda is made from the reports: themes of five and more with how often and at which step, and the customers’ side of each', async () => {
  await goTo(afterRelease);
  await app.settle();
  const seen = await session();
  expect(seen.state).toBe('agenda');
  expect(seen.points.map((point: { title: string; reports: number }) => [point.title, point.reports])).toEqual([['About billing', 8], ['About queue', 5]]);
  expect(seen.points[0]).toMatchObject({ frequencies: [{ name: 'every_day', reports: 8 }], steps: [{ name: 'refund form', reports: 8 }], meToos: null, outcome: null, customers: { people: 6, quote: expect.stringContaining('billing complaint') } });
  expect(await page()).toContain('About billing');
  expect(await page()).not.toContain('report 0');
  const again = await session();
  await app.settle();
  expect(await session()).toEqual(again);
});

test('"me too" is said once a slip, for all points together, and lies in the table without a person or a time', async () => {
  const { points } = await session();
  const [billing, queue] = points.map((point: { id: string }) => point.id);
  const agents = await Promise.all(Array.from({ length: 3 }, () => world.join('agent')));
  const slips = await Promise.all(agents.map((agent) => agentSlip(app, world, agent, roundId, 'me_too')));
  for (const slip of [...slips, ...codes.slice(0, 4)]) expect(await meToo(slip, [billing])).toContain('Sent. Nobody can see who said it.');
  expect(await meToo(slips[0] ?? '', [billing]), 'a lost answer').toContain('Sent.');
  expect(await meToo(slips[0] ?? '', [billing, queue])).toContain('This slip has said &quot;me too&quot; already.');
  expect(await meToo(codes[5] ?? '', [])).toContain('Choose what you also meet.');
  for (const code of codes.slice(7, 9)) await meToo(code, [queue]);
  for (const code of codes.slice(10, 13)) await meToo(code, [billing, queue]);
  const ballots = await rows((tx) => tx.select().from(frictionBallot));
  expect(ballots).toHaveLength(12);
  expect(Object.keys(ballots[0] ?? {}).sort()).toEqual(['orgId', 'pointIds', 'roundId', 'slipHash']);
  expect((await session()).points.every((point: { meToos: number | null }) => point.meToos === null)).toBe(true);
});

test('a slip of another session, of another organisation and a made-up one say no "me too", each in a sentence', async () => {
  const { points } = await session();
  const draw = async (person: Person, id: string) => (await (await person.post(`/api/v1/friction/rounds/${id}/papers`, { count: 5 })).json()).items[0].code;
  const open = async (person: Person) => (await (await person.post('/api/v1/friction/rounds', { title: 'Other', prompt: 'What else?', opensOn: '2026-11-23', closesOn: '2026-11-29', teams: ['North'] })).json()).id;
  expect(await meToo(await draw(lead, await open(lead)), [points[0].id])).toContain('This slip is for another session.');
  const other = await makeWorld(app);
  expect(await meToo(await draw(other.admin, await open(other.admin)), [points[0].id])).toContain('It may belong to a round that is over, or to another organisation.');
  expect(await meToo('7F3K-92QM-4T', [points[0].id])).toContain('We do not know this code.');
  expect(await rows((tx) => tx.select().from(frictionBallot))).toHaveLength(12);
});

test('a slip for a report says no "me too", and the other way round', async () => {
  const agent = await world.join('agent');
  const slip = await agentSlip(app, world, agent, roundId, 'me_too');
  const answer = await app.fetch(`/f/${world.slug}`, { method: 'POST', body: new URLSearchParams({ slip, team: 'North', text: 'x', frequency: 'every_day' }) });
  expect(await answer.text()).toContain('This slip is for &quot;me too&quot; and files no report.');
});

test('after the session "me too" is counted from five on, and what was counted is deleted', async () => {
  await goTo(afterSession);
  expect(await meToo(codes[15] ?? '', [crypto.randomUUID()])).toContain('have been counted.');
  await app.settle();
  const { points, state } = await session();
  expect([state, ...points.map((point: { meToos: number | null }) => point.meToos)], 'ten said billing; the two who did not are not told apart by a number').toEqual(['counted', null, 5]);
  expect(await rows((tx) => tx.select().from(frictionBallot))).toEqual([]);
  expect(await rows((tx) => tx.select().from(frictionPaper).where(eq(frictionPaper.roundId, roundId)))).toEqual([]);
  expect((await rows((tx) => tx.select().from(frictionKey).where(eq(frictionKey.roundId, roundId)))).map(({ privateKey }) => privateKey)).toEqual([null, null]);
});

test('results are shared once every point has its outcome, and agents read them by page and receipt code', async () => {
  const { points } = await session();
  const decide = (id: string, body: object) => lead.post(`/api/v1/friction/points/${id}/outcome`, body);
  expect((await decide(points[0].id, { outcome: 'will_change', text: ' ', goesTo: 'product' })).status).toBe(422);
  await decide(points[0].id, { outcome: 'will_change', text: 'The refund form asks once from February.', goesTo: 'product' });
  expect((await (await lead.post(`/api/v1/friction/rounds/${roundId}/results`)).json()).detail).toContain('One point has no outcome yet.');
  await decide(points[1].id, { outcome: 'will_not_change', text: 'The queue stays: a second line costs more than it saves.', goesTo: 'leadership' });
  expect(await page()).not.toContain('asks once from February');
  const viewer = await world.join('viewer', 'Vera Viewer');
  const gone = await world.join('agent', 'Ann Agent');
  const shared = await (await lead.post(`/api/v1/friction/rounds/${roundId}/results`)).json();
  const told = await resultMails();
  expect(shared.mails, 'everybody who may see friction but the one who shares').toBe(told.length);
  expect(told.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining([`member:${viewer.memberId}`, `member:${world.admin.memberId}`]));
  expect(told.map(({ recipient }) => recipient)).not.toEqual(expect.arrayContaining([`member:${gone.memberId}`]));
  expect(told.some(({ recipient }) => recipient === `member:${lead.memberId}`)).toBe(false);
  expect(told[0]?.plainText).toContain('Two points: one with product, one with leadership.');
  expect(told[0]?.plainText).toContain('The refund form asks once from February.');
  expect((await (await lead.post(`/api/v1/friction/rounds/${roundId}/results`)).json()).mails, 'shared again').toBe(0);
  expect(await resultMails()).toHaveLength(told.length);
  expect(await page()).toContain('The refund form asks once from February.');
  const read = await app.fetch(`/f/${world.slug}/receipt`, { method: 'POST', body: new URLSearchParams({ code: receipt }) });
  expect(await read.text()).toContain('The queue stays: a second line costs more than it saves.');
  expect((await decide(points[0].id, { outcome: 'changed', text: 'Other words', goesTo: 'product' })).status).toBe(409);
  expect((await viewer.get(`/api/v1/friction/rounds/${roundId}/session`)).status).toBe(200);
});

test("another organisation's lead finds neither session nor point of ours", async () => {
  const other = await makeWorld(app);
  const [point] = await rows((tx) => tx.select({ id: frictionPoint.id }).from(frictionPoint));
  expect((await other.admin.get(`/api/v1/friction/rounds/${roundId}/session`)).status).toBe(404);
  expect((await other.admin.post(`/api/v1/friction/points/${point?.id ?? ''}/outcome`, { outcome: 'changed', text: 'x', goesTo: 'product' })).status).toBe(404);
  expect((await app.fetch(`/f/${other.slug}/session/${roundId}`)).status).toBe(404);
});

test('the owner answers both sides with one update: agents read theirs by page and receipt code, customers their own', async () => {
  const owner = await world.join('owner', 'Asha Rao');
  const themeOf = (await session()).points.find((point: { title: string }) => point.title === 'About billing').themeId;
  const { themes } = await (await lead.get('/api/v1/themes?limit=100')).json();
  const unreported = themes.find((each: { id: string; title: string }) => each.title === 'About app').id;
  for (const id of [themeOf, unreported]) expect((await lead.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2027-01-29' })).status).toBe(200);
  const both = { publicText: 'Bills say in words what changed since the last one.', agentsText: 'The refund form no longer asks for the meter number.' };
  expect((await owner.post(`/api/v1/themes/${themeOf}/updates`, both)).status).toBe(200);
  const refused = await (await owner.post(`/api/v1/themes/${unreported}/updates`, both)).json();
  expect(refused.errors).toEqual([{ pointer: '/agentsText', message: 'No agents’ reports can be shown on this theme, so none of them would read this. Leave it out.' }]);
  const read = await (await app.fetch(`/f/${world.slug}/receipt`, { method: 'POST', body: new URLSearchParams({ code: receipt }) })).text();
  for (const html of [read, await page()]) {
    expect(html).toContain('What has happened since');
    expect(html).toContain(both.agentsText);
    expect(html).not.toContain(both.publicText);
    expect(html).not.toContain('Asha Rao');
  }
  expect(read).toContain('It has an owner and a date. Promised for 29 January 2027.');
  const { timeline } = await (await owner.get(`/api/v1/themes/${themeOf}`)).json();
  expect(timeline[0]).toMatchObject(both);
  // What customers read once it is done stands nowhere beside the agents' own words.
  const isThis = and(eq(theme.orgId, world.orgId), eq(theme.id, themeOf));
  const [{ status, whatChanged, rootCause, liveOn, resolutionNumber } = {}] = await rows((tx) => tx.select().from(theme).where(isThis));
  await rows((tx) => tx.update(theme).set({ status: 'done', whatChanged: 'Every bill shows the reading before.', rootCause: 'process', liveOn: '2026-12-07', resolutionNumber: 1 }).where(isThis));
  const done = await (await app.fetch(`/f/${world.slug}/receipt`, { method: 'POST', body: new URLSearchParams({ code: receipt }) })).text();
  for (const words of ['It has been changed.', both.agentsText]) expect(done).toContain(words);
  expect(done).not.toContain('Every bill shows the reading before.');
  await rows((tx) => tx.update(theme).set({ status, whatChanged, rootCause, liveOn, resolutionNumber }).where(isThis));
});

test('a receipt code says how each point stands: status, promised date and the owner’s team, never who it is nor which point was one’s own', async () => {
  const codePage = async (code = receipt) => (await app.fetch(`/f/${world.slug}/receipt`, { method: 'POST', body: new URLSearchParams({ code }) })).text();
  const { points } = await session();
  const queue = points.find((point: { title: string }) => point.title === 'About queue').themeId;
  const owner = await world.join('owner', 'Bo Lind');
  const admin = await world.join('admin');
  expect((await admin.put(`/api/v1/members/${owner.memberId}/agent-ref`, { agentRef: null, team: 'Operations' })).status).toBe(200);
  expect((await lead.post(`/api/v1/themes/${queue}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2027-02-26' })).status).toBe(200);
  const stands = 'It has an owner and a date. Promised for 26 February 2027.';
  expect(await codePage()).toContain(`${stands} With Operations.`);
  expect((await admin.patch('/api/v1/settings', { ownerShown: 'nothing' })).status).toBe(200);
  expect(await codePage()).toContain(`${stands}</p>`);
  await rows((tx) => tx.update(theme).set({ status: 'done', whatChanged: 'A second line is open on Mondays.', rootCause: 'process', liveOn: '2026-12-07', resolutionNumber: 1 }).where(and(eq(theme.orgId, world.orgId), eq(theme.id, queue))));
  const changed = await codePage();
  for (const words of ['It has been changed.', 'A second line is open on Mondays.', 'The queue stays: a second line costs more than it saves.', 'Everybody with a code of this round reads the same.']) expect(changed).toContain(words);
  for (const words of ['Bo Lind', 'Asha Rao', 'About other', 'report 0', 'Promised for 26 February']) expect(changed).not.toContain(words);
  // One report about billing, one about the queue, one about what too few reported.
  const theirs = await Promise.all([0, 8, 13].map((at) => codePage(receipts[at])));
  expect(theirs).toEqual([changed, changed, changed]);
});
