import { walkLadders } from '@kept/api/act/ladders/walk-ladders.ts';
import { systemCtx } from '@kept/api/context.ts';
import { forgetOld } from '@kept/api/forget/forget-old.ts';
import { procedureGap, procedureTold } from '@kept/db/schema/act/procedures.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { plantTheme } from '../support/plant-theme.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let owner: Person;
let deputy: Person;
let agent: Person;
const friday = new Date('2026-11-20T10:00:00Z');

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.setNow(friday);
  world = await makeWorld(app);
  [owner, deputy, agent] = [await world.join('owner', 'Asha Rao'), await world.join('owner', 'Jonas Weber'), await world.join('agent', 'Samir Haddad')];
});

async function answer(asked: Promise<Response>, status = 200) {
  const got = await asked;
  expect(got.status, await got.clone().text()).toBe(status);
  return got.json();
}
const write = (given: object = {}) => answer(owner.post('/api/v1/procedures', { title: 'Refunds', body: '1. Look for both payments.', ownerId: owner.memberId, reviewOn: '2027-03-01', ...given }), 201);
async function aTheme(): Promise<string> {
  const id = await plantTheme(app, world, 'Refunds take too long');
  await answer(world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2027-01-29' }));
  return id;
}
const done = { status: 'done', whatChanged: 'Refunds arrive within three days since 1 November.', rootCause: 'process', liveOn: '2026-11-01' };
const walk = () => walkLadders(systemCtx(app.deps, world.orgId, 'walk-ladders'));
const told = () => inOrg(app.deps.db, world.orgId, (tx) => tx.select({ memberId: procedureTold.memberId, period: procedureTold.period, mailedAt: procedureTold.mailedAt }).from(procedureTold).where(eq(procedureTold.orgId, world.orgId)).orderBy(asc(procedureTold.toldAt)));
const mailsTo = (person: Person) =>
  inOrg(app.deps.db, world.orgId, (tx) => tx.select({ subject: mail.subject, plainText: mail.plainText, occasion: mail.occasion }).from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.recipient, `member:${person.memberId}`), eq(mail.kind, 'owner'))).orderBy(asc(mail.createdAt)));

test('a theme that needs its procedure is not done before one that belongs to it was written since it was opened, from the page and from the mail alike', async () => {
  const old = await write({ title: 'Written before' });
  app.setNow(new Date('2026-11-20T10:10:00Z'));
  const id = await aTheme();
  await answer(owner.put(`/api/v1/themes/${id}/procedures`, { procedureIds: [old.id], isNeeded: true }));
  expect(await answer(owner.get(`/api/v1/themes/${id}`))).toMatchObject({ procedureNeeded: true, procedures: [{ title: 'Written before', isFresh: false }] });
  const refused = await answer(owner.post(`/api/v1/themes/${id}/updates`, done), 409);
  expect(refused.detail).toBe('This fix needs its new way of working written down first: attach a procedure to the theme, or write the next version of the one that is attached.');
  await walk();
  const [mailed] = await mailsTo(owner);
  const link = /http:\/\/localhost(\/t\/\S+\/done)/.exec(mailed?.plainText ?? '')?.[1] ?? /(\/t\/\S+\/done)/.exec(mailed?.plainText ?? '')?.[1] ?? '';
  expect(await (await app.fetch(link)).text()).toContain('This fix needs its new way of working written down first.');
  const pressed = await app.fetch(link, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ whatChanged: done.whatChanged, rootCause: done.rootCause, liveOn: done.liveOn }) });
  expect([pressed.status, (await pressed.text()).includes(refused.detail)]).toEqual([422, true]);
  app.setNow(new Date('2026-11-20T10:20:00Z'));
  await answer(deputy.patch(`/api/v1/procedures/${old.id}`, { version: 1, body: '1. Look for both payments.\n2. Name the day.' }));
  await answer(owner.post(`/api/v1/themes/${id}/updates`, done));
});

test('a procedure written for a theme belongs to it; a stranger to the theme attaches nothing, and what does not exist is refused', async () => {
  const id = await aTheme();
  await write({ title: 'For the theme', themeId: id });
  expect((await answer(owner.get(`/api/v1/themes/${id}`))).procedures).toMatchObject([{ title: 'For the theme', isFresh: true }]);
  await answer(deputy.put(`/api/v1/themes/${id}/procedures`, { isNeeded: true }), 403);
  await answer(deputy.post('/api/v1/procedures', { title: 'Not mine', body: 'x', ownerId: owner.memberId, reviewOn: '2027-03-01', themeId: id }), 403);
  expect((await answer(owner.put(`/api/v1/themes/${id}/procedures`, { procedureIds: ['00000000-0000-7000-8000-000000000000'] }), 422)).errors[0].message).toBe('One of these procedures does not exist. Choose again.');
  await answer(owner.put(`/api/v1/themes/${id}/procedures`, { procedureIds: [] }));
  expect((await answer(owner.get(`/api/v1/themes/${id}`))).procedures).toEqual([]);
});

test('a review that is due stands in the mail of the day of owner and deputy, once a week, and reaches the leads from the second', async () => {
  await write({ deputyId: deputy.memberId, reviewOn: '2026-11-23' });
  await walk();
  expect(await told()).toEqual([]);
  app.setNow(new Date('2026-11-23T10:00:00Z'));
  for (let round = 0; round < 3; round += 1) await Promise.all([walk(), walk()]);
  expect((await told()).map(({ period, mailedAt }) => [period, mailedAt !== null])).toEqual([['2026-11-23 week 0', true], ['2026-11-23 week 0', true]]);
  const [first, ...others] = await mailsTo(owner);
  expect([first?.subject, first?.plainText?.includes('Its review is due today.'), others.length]).toEqual(['A procedure waits: Refunds', true, 0]);
  expect(await mailsTo(deputy)).toHaveLength(1);
  app.setNow(new Date('2026-11-24T10:00:00Z'));
  await walk();
  expect(await mailsTo(owner)).toHaveLength(1);
  app.setNow(new Date('2026-11-30T10:00:00Z'));
  await walk();
  expect((await told()).filter(({ period }) => period.endsWith('week 1')).map(({ memberId }) => memberId).toSorted()).toEqual([owner.memberId, deputy.memberId, world.admin.memberId].toSorted());
  expect((await mailsTo(world.admin)).some(({ plainText }) => plainText?.includes('Its review has been due for 7 days.'))).toBe(true);
});

test('whoever is asked to read a version is asked once, by mail, and not any more once they have', async () => {
  const { id } = await write();
  const ask = (memberId: string, status = 200) => answer(owner.post(`/api/v1/procedures/${id}/reading-requests`, { memberId }), status);
  expect([(await ask(agent.memberId)).isNew, (await ask(agent.memberId)).isNew]).toEqual([true, false]);
  await ask(deputy.memberId);
  await answer(deputy.post(`/api/v1/procedures/${id}/readings`, { number: 1 }));
  await walk();
  expect((await mailsTo(agent)).map(({ plainText }) => plainText?.includes('Asha Rao asks you to read version 1.'))).toEqual([true]);
  expect(await mailsTo(deputy)).toEqual([]);
  expect((await ask(deputy.memberId, 422)).errors[0].message).toBe('They have read this version already. Choose somebody else.');
});

test('searches that found nothing become a list of procedures to write: counted, redacted, without a person, until written or not needed', async () => {
  await write();
  const miss = (person: Person, words: string) => answer(person.post('/api/v1/missed-searches', { words }));
  const gaps = async (person: Person = owner) => (await answer(person.get('/api/v1/procedures'))).gaps;
  expect([await miss(agent, 'both payments'), await miss(agent, 'ab')]).toEqual([{ isKept: false }, { isKept: false }]);
  for (const person of [agent, owner]) await miss(person, 'Heat pump');
  await miss(agent, 'refund to jo.park@example.com');
  expect((await gaps()).map(({ words, searches }: { words: string; searches: number }) => [words, searches])).toEqual([['heat pump', 2], ['refund to [email]', 1]]);
  expect(await gaps(agent)).toEqual([]);
  const rows = await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(procedureGap).where(eq(procedureGap.orgId, world.orgId)));
  expect(JSON.stringify(rows)).not.toContain(agent.memberId);
  await answer(owner.post('/api/v1/missed-searches/dismissal', { words: 'refund to [email]' }));
  await write({ title: 'Heat pumps' });
  expect(await gaps()).toEqual([]);
  await answer(owner.post('/api/v1/missed-searches/dismissal', { words: 'never asked' }), 404);
});

test('forgetting a customer forgets what was searched under their name, and nothing else; after half a year every search is forgotten', async () => {
  const customer = await answer(world.admin.post('/api/v1/customers', { externalId: 'Z-1', name: 'Zelda Quimby', email: 'zelda@mail.example' }));
  for (const words of ['deposit of zelda  quimby', 'quimby', 'heat pump']) await answer(agent.post('/api/v1/missed-searches', { words }));
  const words = async () => (await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ words: procedureGap.words }).from(procedureGap).where(eq(procedureGap.orgId, world.orgId)).orderBy(asc(procedureGap.words)))).map((row) => row.words);
  expect(await words()).toEqual(['deposit of zelda quimby', 'heat pump', 'quimby']);
  await answer(world.admin.delete(`/api/v1/customers/${customer.items[0].id}`));
  expect(await words()).toEqual(['heat pump', 'quimby']);
  app.setNow(new Date('2027-05-21T10:00:00Z'));
  await forgetOld(systemCtx(app.deps, world.orgId, 'forget-old'));
  expect(await words()).toEqual([]);
});

test('a step of a ladder may name the procedure to follow, and its mail says so', async () => {
  const { id: procedureId } = await write({ title: 'When a refund is late' });
  const [own] = (await answer(world.admin.get('/api/v1/ladders'))).ladders;
  const step = { trigger: 'after_deadline', days: 1, roles: ['leads'], memberId: null };
  const refused = await answer(world.admin.put(`/api/v1/ladders/${own.id}`, { version: own.version, steps: [{ ...step, procedureId: world.orgId }] }), 422);
  expect(refused.errors).toEqual([{ pointer: '/steps/0/procedureId', message: 'This procedure is not in use. Choose another, or none.' }]);
  await answer(world.admin.put(`/api/v1/ladders/${own.id}`, { version: own.version, steps: [{ ...step, procedureId }] }));
  expect((await answer(world.admin.get('/api/v1/ladders'))).ladders[0].steps).toMatchObject([{ procedureId }]);
  const id = await plantTheme(app, world, 'Refunds take too long');
  await answer(world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-11-23' }));
  app.setNow(new Date('2026-11-24T10:00:00Z'));
  await walk();
  expect((await mailsTo(world.admin)).at(-1)?.plainText).toContain('The deadline passed one working day ago. Follow the procedure “When a refund is late”.');
});
