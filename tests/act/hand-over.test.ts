import { ownerLinks, readOwnedSince } from '@kept/api/act/owner-pages/owner-link.ts';
import { systemCtx } from '@kept/api/context.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import { inOrg } from '@kept/db/scope.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailsTo } from '../organisation/newest-mail.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { findSomeThemes, type FoundTheme } from '../understand/found-themes.ts';

const now = new Date('2026-11-20T10:00:00Z');
const today = '2026-11-20';

let app: TestApp;
let world: World;
let lead: Person;
let asha: Person;
let ben: Person;
let found: FoundTheme[];

beforeAll(async () => {
  app = await openTestApp({ now });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  asha = await world.join('owner', 'Asha Owner');
  ben = await world.join('owner', 'Ben Owner');
  found = await findSomeThemes(world);
  for (const at of [0, 1]) await lead.post(`${theme(at)}/acceptance`, { ownerId: asha.memberId, deadlineOn: addDaysTo(today, 10), title: at === 0 ? 'Refunds take too long' : 'The queue is long' });
});
afterAll(() => app.close());

const idOf = (at: number) => found[at]?.id ?? '';
const theme = (at: number) => `/api/v1/themes/${idOf(at)}`;
const read = async (at: number, as = lead) => (await as.get(theme(at))).json();
const subjectsTo = async (person: Person) => (await mailsTo(app, world.orgId, person.email)).map(({ subject }) => subject);

const submit = (path: string, fields: Record<string, string>) => app.fetch(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() });

test('whoever is asked accepts, and only then it is theirs; both sides stand on the timeline', async () => {
  expect((await asha.post(`${theme(0)}/owner`, { ownerId: ben.memberId, atOnce: true })).status).toBe(403);
  expect((await asha.post(`${theme(0)}/owner`, { ownerId: asha.memberId })).status).toBe(422);
  expect((await asha.post(`${theme(0)}/owner`, { ownerId: null })).status).toBe(422);
  expect(await (await asha.post(`${theme(0)}/owner`, { ownerId: ben.memberId, note: 'You know the bank.' })).json()).toMatchObject({ outcome: 'asked', status: 'open' });
  expect(await read(0)).toMatchObject({ owner: { name: 'Asha Owner' }, handOver: { from: { name: 'Asha Owner' }, to: { name: 'Ben Owner' }, note: 'You know the bank.' }, may: { answerHandOver: false } });
  expect((await (await ben.get('/api/v1/themes/mine')).json()).asked).toMatchObject([{ themeId: idOf(0), from: 'Asha Owner', isNotTheirs: false }]);
  expect((await subjectsTo(ben))[0]).toBe('Will you take it over?: Refunds take too long');
  expect((await asha.post(`${theme(0)}/hand-over/decision`, { accept: true })).status).toBe(403);
  expect((await ben.post(`${theme(0)}/hand-over/decision`, { accept: false })).status).toBe(422);
  expect((await ben.post(`${theme(0)}/hand-over/decision`, { accept: true })).status).toBe(200);
  const after = await read(0);
  expect(after).toMatchObject({ owner: { name: 'Ben Owner' }, handOver: null });
  expect(after.acknowledgedAt).not.toBeNull();
  expect(after.timeline.slice(0, 2).map(({ kind, by, toOwner }: { kind: string; by: string; toOwner: string }) => [kind, by, toOwner])).toEqual([
    ['handed_over', 'Ben Owner', 'Ben Owner'],
    ['hand_over_asked', 'Asha Owner', 'Ben Owner'],
  ]);
  expect((await ben.post(`${theme(0)}/hand-over/decision`, { accept: true })).status).toBe(409);
});

test('given back with a reason it stays where it was, and its owner is told; a question can be withdrawn', async () => {
  await ben.post(`${theme(0)}/owner`, { ownerId: asha.memberId });
  expect((await asha.post(`${theme(0)}/hand-over/decision`, { accept: false, note: 'I have no access any more.' })).status).toBe(200);
  expect(await read(0)).toMatchObject({ owner: { name: 'Ben Owner' }, handOver: null });
  expect((await subjectsTo(ben))[0]).toBe('Given back: Refunds take too long');
  await ben.post(`${theme(0)}/owner`, { ownerId: asha.memberId });
  expect((await asha.delete(`${theme(0)}/hand-over`)).status).toBe(403);
  expect((await ben.delete(`${theme(0)}/hand-over`)).status).toBe(200);
  expect((await asha.post(`${theme(0)}/hand-over/decision`, { accept: true })).status).toBe(409);
  expect((await read(0)).owner.name).toBe('Ben Owner');
});

test('a newer question takes the older one’s place, and a lead who gives it at once ends both', async () => {
  await ben.post(`${theme(0)}/owner`, { ownerId: asha.memberId });
  await ben.post(`${theme(0)}/owner`, { ownerId: null, note: 'This is billing, not me.' });
  expect((await asha.post(`${theme(0)}/hand-over/decision`, { accept: true })).status).toBe(403);
  expect((await (await lead.get('/api/v1/themes/mine')).json()).asked).toMatchObject([{ themeId: idOf(0), from: 'Ben Owner', isNotTheirs: true }]);
  expect((await subjectsTo(lead))[0]).toBe('Not theirs: Refunds take too long');
  expect((await lead.post(`${theme(0)}/hand-over/decision`, { accept: true })).status).toBe(409);
  expect(await (await lead.post(`${theme(0)}/owner`, { ownerId: asha.memberId, atOnce: true })).json()).toMatchObject({ outcome: 'handed_over' });
  expect(await read(0)).toMatchObject({ owner: { name: 'Asha Owner' }, handOver: null, acknowledgedAt: null });
});

test('two people who answer and withdraw at once leave one outcome and one owner', async () => {
  await asha.post(`${theme(0)}/owner`, { ownerId: ben.memberId });
  const answers = await Promise.all([ben.post(`${theme(0)}/hand-over/decision`, { accept: true }), ben.post(`${theme(0)}/hand-over/decision`, { accept: true }), asha.delete(`${theme(0)}/hand-over`), lead.post(`${theme(0)}/owner`, { ownerId: asha.memberId })]);
  expect(answers.every(({ status }) => [200, 403, 409, 422].includes(status))).toBe(true);
  const open = await app.deps.database.run(`select count(*)::int as open from theme_hand_over where theme_id = '${idOf(0)}' and outcome is null`);
  expect(Number(open.rows[0]?.open)).toBeLessThanOrEqual(1);
  const { owner } = await read(0);
  expect(['Asha Owner', 'Ben Owner']).toContain(owner.name);
  await lead.post(`${theme(0)}/owner`, { ownerId: owner.name === 'Asha Owner' ? ben.memberId : asha.memberId, atOnce: true });
});

test('the four buttons of the owner’s mail: looking changes nothing, the page’s button does it', async () => {
  const [stillOn = '', done = '', stuck = ''] = await newestLinks(asha, 1);
  const before = await read(1);
  for (const method of ['GET', 'HEAD']) for (const link of [stillOn, done, stuck]) expect((await app.fetch(link, { method })).status).toBe(200);
  expect(await read(1)).toEqual(before);
  expect(await (await app.fetch(stillOn)).text()).toContain('Yes, mark In progress');
  expect((await submit(stillOn, { internalNote: 'Talking to the bank.' })).status).toBe(200);
  expect(await read(1)).toMatchObject({ status: 'in_progress' });
  expect((await read(1)).timeline[0]).toMatchObject({ by: 'Asha Owner', internalNote: 'Talking to the bank.' });
  const refused = await submit(stuck, {});
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Say whom it waits for')]);
  expect((await submit(stuck, { blockedFor: 'the bank', blockedOn: 'its new file' })).status).toBe(200);
  expect(await read(1)).toMatchObject({ status: 'blocked', blocked: { on: 'its new file', for: { name: 'the bank' } } });
  const missing = await (await submit(done, { whatChanged: 'We improved things.' })).text();
  expect(missing).toContain('Say what the root cause was.');
  expect(missing).toContain('We improved things.');
  const fields = { rootCause: 'process', liveOn: today };
  const asked = await submit(done, { ...fields, whatChanged: 'We made improvements.' });
  expect([asked.status, await asked.text()]).toEqual([200, expect.stringContaining('Save it as it is')]);
  expect((await read(1)).status).toBe('blocked');
  expect((await submit(done, { ...fields, whatChanged: 'We made improvements.', evenIfVague: 'yes' })).status).toBe(200);
  expect(await read(1)).toMatchObject({ status: 'done', rootCause: 'process', liveOn: today });
});

test('“not mine” asks the lead; the links die with a hand-over, after 14 days, and when the person has left', async () => {
  await lead.post(`${theme(1)}/updates`, { status: 'open' });
  const links = await newestLinks(asha, 1);
  const notMine = links[3] ?? '';
  expect((await submit(notMine, {})).status).toBe(422);
  expect((await submit(notMine, { note: 'This is logistics.' })).status).toBe(200);
  expect(await read(1)).toMatchObject({ owner: { name: 'Asha Owner' }, handOver: { to: null, note: 'This is logistics.' } });
  app.setNow(new Date('2026-12-04T22:00:00Z'));
  expect((await app.fetch(notMine)).status).toBe(200);
  app.setNow(new Date('2026-12-05T01:00:00Z'));
  const over = await app.fetch(notMine);
  expect([over.status, await over.text()]).toEqual([410, expect.stringContaining('until 4 December')]);
  app.setNow(now);
  await lead.post(`${theme(1)}/owner`, { ownerId: ben.memberId, atOnce: true });
  for (const link of links) expect((await submit(link, { internalNote: 'Late to the party' })).status).toBe(410);
  await lead.post(`${theme(1)}/owner`, { ownerId: asha.memberId, atOnce: true });
  expect((await app.fetch(links[0] ?? '')).status).toBe(410);
  const newer = await newestLinks(asha, 1);
  expect((await app.fetch(newer[0] ?? '')).status).toBe(200);
  await lead.post(`${theme(1)}/owner`, { ownerId: ben.memberId, atOnce: true });
  for (const at of [0, 1]) if ((await read(at)).owner?.name === 'Asha Owner') await lead.post(`${theme(at)}/owner`, { ownerId: ben.memberId, atOnce: true });
  expect((await world.admin.put(`/api/v1/members/${asha.memberId}/departure`, {})).status).toBeLessThan(300);
  expect((await app.fetch(newer[0] ?? '')).status).toBe(410);
});

test('a forged owner link is not found, nor one for another purpose or with another verb', async () => {
  const [link = ''] = await newestLinks(ben, 1);
  const token = link.split('/')[2] ?? '';
  expect((await app.fetch(`/t/${token}/steal`)).status).toBe(404);
  expect((await app.fetch(`/t/${token.slice(0, -3)}abc/done`)).status).toBe(404);
  expect((await app.fetch(`/r/${token}`)).status).toBe(404);
  for (let at = 0; at < 200; at += 1) expect((await app.fetch(`/t/${token.slice(0, -4)}${at.toString(36).padStart(4, 'q')}/still-on`)).status).toBe(404);
});

/** The four links a mail to this person about their theme holds today; a second theme of the day waits for tomorrow's mail. */
async function newestLinks(person: Person, at: number): Promise<string[]> {
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const since = await inOrg(app.deps.db, world.orgId, (tx) => readOwnedSince(tx, ctx, [{ id: idOf(at), ownerId: person.memberId }]));
  const links = ownerLinks(ctx, { themeId: idOf(at), memberId: person.memberId, ownedSince: since.get(idOf(at)) ?? '', issuedOn: today });
  return [links.stillOn, links.done, links.stuck, links.notMine].map((link) => new URL(link).pathname);
}
