import { createApp } from '@kept/api/app.ts';
import { readEnv } from '@kept/api/env.ts';
import { saveTryState } from '@kept/api/try/try-store.ts';
import { tryAnswer } from '@kept/api/try/read-try.ts';
import { startedTry } from '@kept/api/try/start-try.ts';
import { forgetTries } from '@kept/api/try/forget-tries.ts';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { complaintsCsv } from '../cli/complaints-csv.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, testPassword } from '../support/world.ts';

const start = new Date();
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());
afterEach(async () => {
  app.setNow(start);
  await app.deps.limits.tryFileByAddress.forgive('127.0.0.1');
});

const drop = (body: string | Uint8Array<ArrayBuffer>, contentType = 'text/csv') => app.fetch('/api/v1/try', { method: 'POST', headers: { 'content-type': contentType }, body });
const look = (token: string) => app.fetch(`/api/v1/try/${token}`);

async function dropped(csv: string): Promise<string> {
  const answer = await drop(csv);
  expect(answer.status).toBe(202);
  return startedTry.parse(await answer.json()).token;
}

async function readThemes(token: string) {
  for (let attempt = 0; attempt < 1500; attempt += 1) {
    const state = tryAnswer.parse(await (await look(token)).json());
    if (state.state === 'ready') return state;
    expect(state.state).toBe('reading');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The file was not read within minutes.');
}

const keeping = (email: string) => ({ organisationName: 'Corner Shop', timezone: 'Europe/London', name: 'Cora Corner', email, password: testPassword });
const keep = (token: string, body: object) => app.fetch(`/api/v1/try/${token}/organisation`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const filesOf = async () => readdir(join(app.deps.place.dataDir, 'tried-files'));

test('somebody without an account drops a file of which nothing is said and reads its themes in its own words', async () => {
  const csv = complaintsCsv(20);
  const answer = await drop(csv);
  expect(answer.headers.get('set-cookie')).toBeNull();
  const started = startedTry.parse(await answer.json());
  expect(started).toMatchObject({ texts: 60, textColumn: 'Comment', forgottenAt: new Date(start.getTime() + 3_600_000).toISOString() });
  const ready = await readThemes(started.token);
  expect(ready).toMatchObject({ textColumn: 'Comment', texts: 60, read: 60, forgottenAt: started.forgottenAt });
  expect(ready.themes.length).toBeGreaterThan(1);
  expect(ready.themes.reduce((sum, theme) => sum + theme.size, 0)).toBe(ready.themed);
  expect(ready.themes.map((theme) => theme.size)).toEqual(ready.themes.map((theme) => theme.size).toSorted((a, b) => b - a));
  for (const quote of ready.themes.flatMap((theme) => theme.quotes)) expect(csv).toContain(quote);
});

test('personal data never reaches the disk, and only the server may read what is there', async () => {
  const token = await dropped(complaintsCsv(8).replaceAll('my refund', 'my refund, write to maria.lopez@example.org or call +44 20 7946 0958'));
  await readThemes(token);
  const folder = join(app.deps.place.dataDir, 'tried-files');
  for (const name of await filesOf()) {
    expect(await readFile(join(folder, name), 'utf8')).not.toMatch(/maria\.lopez|7946/);
    expect(name).not.toContain(token);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  }
  expect((await readFile(join(folder, (await filesOf()).find((name) => name.endsWith('.rows')) ?? ''), 'utf8')).length).toBeGreaterThan(0);
});

test('after an hour it is forgotten: nobody can open it, and nothing of it is left', async () => {
  const token = await dropped(complaintsCsv(8));
  await readThemes(token);
  app.setNow(new Date(start.getTime() + 59 * 60_000));
  expect((await look(token)).status).toBe(200);
  app.setNow(new Date(start.getTime() + 3_700_000));
  const answer = await look(token);
  expect(answer.status).toBe(404);
  expect((await answer.json()).detail).toMatch(/forgotten after an hour/);
  expect((await keep(token, keeping('late@shop.example'))).status).toBe(404);
  await forgetTries(app.deps);
  expect(await filesOf()).toEqual([]);
});

test('a token nobody was given says the same as one that is an hour old', async () => {
  for (const token of ['x', 'Zm9yZ2Vk', 'A'.repeat(43), '../secret']) expect((await look(encodeURIComponent(token))).status).toBe(404);
});

test('when the server was started anew while it read, the visitor is told instead of waiting', async () => {
  const token = await dropped(complaintsCsv(8));
  await readThemes(token);
  await saveTryState(app.deps, token, { state: 'reading', startedAt: start.toISOString(), beatAt: start.toISOString(), step: 'Reading what people say', done: 3, total: 24 });
  app.setNow(new Date(start.getTime() + 30_000));
  expect(await (await look(token)).json()).toMatchObject({ state: 'reading', done: 3, total: 24 });
  app.setNow(new Date(start.getTime() + 90_000));
  expect(await (await look(token)).json()).toMatchObject({ state: 'failed', message: expect.stringMatching(/started anew.*Drop the file again/) });
});

test('kept, it becomes an organisation with its administrator, its texts, scores and dates, and a session; the file is forgotten', async () => {
  const token = await dropped(complaintsCsv(12));
  await readThemes(token);
  const answer = await keep(token, keeping('cora@shop.example'));
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ slug: 'corner-shop' });
  const headers = { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
  expect(await (await app.fetch('/api/v1/session', { headers })).json()).toMatchObject({ organisation: { name: 'Corner Shop' }, member: { role: 'admin' } });
  const page = await (await app.fetch('/api/v1/feedback?limit=100', { headers })).json();
  expect(page.total).toBe(36);
  expect(page.items[0]).toMatchObject({ text: expect.stringContaining(' '), metric: 'csat', scaleMin: 1, scaleMax: 5, occurredAt: expect.stringMatching(/^2026-03-/) });
  expect((await look(token)).status).toBe(404);
  expect((await keep(token, keeping('again@shop.example'))).status).toBe(404);
});

test('the very file that was tried and kept is not taken in a second time under other names, until that import is taken back', async () => {
  const csv = complaintsCsv(8);
  const token = await dropped(csv);
  const kept = await keep(token, keeping('twice@shop.example'));
  const headers = { cookie: kept.headers.get('set-cookie')?.split(';')[0] ?? '', origin: 'http://localhost', 'sec-fetch-site': 'same-origin', 'content-type': 'text/csv' };
  const load = async (more: string) => (await app.fetch(`/api/v1/imports?source=Till&map=text%3DComment%2Cid%3DId${more}`, { method: 'POST', headers, body: csv })).json();
  for (const more of ['', '&dryRun=1']) expect(await load(more)).toMatchObject({ status: 409, detail: expect.stringMatching(/here already: it was tried on .* and kept, as “Tried file”\. Take that import back first/) });
  const { items } = await (await app.fetch('/api/v1/imports', { headers })).json();
  await app.fetch(`/api/v1/imports/${items[0].id}/undo`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' });
  expect(await load('')).toMatchObject({ state: 'finished', new: 24 });
  expect(await (await app.fetch('/api/v1/feedback?limit=1', { headers })).json()).toMatchObject({ total: 24 });
});

test('an email that has an account is refused at its field, and the file can still be kept with another', async () => {
  const taken = (await makeWorld(app)).admin.email;
  const token = await dropped(complaintsCsv(8));
  const refused = await keep(token, keeping(taken));
  expect(refused.status).toBe(409);
  expect((await refused.json()).errors).toMatchObject([{ pointer: '/email' }]);
  expect((await keep(token, keeping('other@shop.example'))).status).toBe(201);
});

test('pressing Keep twice makes one organisation', async () => {
  const token = await dropped(complaintsCsv(8));
  const answers = await Promise.all([keep(token, keeping('first@shop.example')), keep(token, keeping('second@shop.example'))]);
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 404]);
});

test('the form is checked field by field before anything is made', async () => {
  const token = await dropped(complaintsCsv(8));
  const refused = await keep(token, { organisationName: '', timezone: 'Mars/Crater', name: '', email: 'nobody', password: 'short' });
  expect(refused.status).toBe(422);
  expect((await refused.json()).errors.map((problem: { pointer: string }) => problem.pointer)).toEqual(expect.arrayContaining(['/organisationName', '/timezone', '/name', '/password']));
});

test('one address tries twenty files an hour', async () => {
  const answers: number[] = [];
  for (let i = 0; i < 21; i += 1) answers.push((await drop('Id\n1\n')).status);
  expect(answers).toEqual([...Array.from({ length: 20 }, () => 422), 429]);
});

const tooLong = `Comment\n${'All of this is said again and again.\n'.repeat(20_001)}`;
test.each([
  ['an empty file', ''],
  ['a header and nothing else', 'Comment\n'],
  ['no column with words', 'Id,Score\n1,5\n2,4\n'],
  ['more than 20,000 rows', tooLong],
  ['a picture', '\u0089PNG\r\n\u001A\n\u0000\u0000\u0000\rIHDR\u0000'],
])('%s is refused in a sentence', async (_, body) => {
  const answer = await drop(body);
  expect(answer.status).toBe(422);
  expect((await answer.json()).detail).toMatch(/[a-z]{3}.*\.$/);
});

test('a form of another site cannot send a file', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) expect((await drop(complaintsCsv(2), type)).status).toBe(422);
});

test('more than 16 MB is refused before it is read', async () => {
  expect((await drop(new Uint8Array(17 * 1_048_576))).status).toBe(413);
});

test('a file in UTF-16 with semicolons is read as well as any', async () => {
  const csv = complaintsCsv(8).replaceAll(',', ';');
  const answer = await drop(new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(csv, 'utf16le')])));
  expect(startedTry.parse(await answer.json())).toMatchObject({ texts: 24, textColumn: 'Comment' });
});

test('where trying is switched off the sign-in page is told so, and the addresses lead nowhere, whatever is known of them', async () => {
  expect(await (await app.fetch('/api/v1/try')).json()).toEqual({ available: true });
  const token = await dropped(complaintsCsv(20));
  await readThemes(token);
  const closed = createApp({ ...app.deps, place: { ...app.deps.place, isOpenToTry: false } });
  expect(await (await closed.request('http://localhost/api/v1/try')).json()).toEqual({ available: false });
  const before = await filesOf();
  const asked = [
    await closed.request('http://localhost/api/v1/try', { method: 'POST', headers: { 'content-type': 'text/csv' }, body: complaintsCsv(20) }),
    await closed.request(`http://localhost/api/v1/try/${token}`),
    await closed.request(`http://localhost/api/v1/try/${token}/organisation`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(keeping('closed@shop.example')) }),
  ];
  expect(asked.map((answer) => answer.status)).toEqual([404, 404, 404]);
  expect(await filesOf()).toEqual(before);
});

test('it is open on a machine of one’s own, closed where others reach it, and KEPT_TRY decides otherwise', () => {
  const given = [{}, { HOST: '0.0.0.0' }, { HOST: '0.0.0.0', KEPT_TRY: '1' }, { KEPT_TRY: '0' }];
  expect(given.map((env) => readEnv(env).KEPT_TRY)).toEqual([true, false, true, false]);
});
