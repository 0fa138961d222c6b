import { drawQr } from '@kept/api/listen/draw-survey-qr.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { nameRecords } from '../support/name-records.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const names = nameRecords();
const host = 'you-said.example.com';
let app: TestApp;
let world: World;
let survey: { id: string; slug: string };
let themeId: string;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-22T10:00:00Z'), readTexts: names.readTexts });
  world = await makeWorld(app, 'Northlight Energy');
  survey = await (await world.admin.post('/api/v1/surveys', { title: 'After your contact', template: 'contact', publish: true })).json();
  themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'maria@mail.example', themeId }]);
});
afterAll(() => app.close());

/** Every address the API hands out for customers, and those in the pictures it draws. */
async function addresses() {
  const get = async (path: string) => (await world.admin.get(`/api/v1${path}`)).json();
  const made: { items: { url: string }[] } = await (await world.admin.post(`/api/v1/surveys/${survey.id}/links`, { customers: [{ email: 'maria@mail.example' }] })).json();
  const listed: { items: { url: string }[] } = await get('/surveys');
  const page = await (await app.fetch(`/o/${world.slug}/themes/${themeId}`)).text();
  return {
    link: made.items[0]?.url ?? '',
    listed: listed.items.at(-1)?.url ?? '',
    read: String((await get(`/surveys/${survey.id}`)).url),
    qr: await (await world.admin.get(`/api/v1/surveys/${survey.id}/qr.svg`)).text(),
    picture: /property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? '',
    page: String((await get('/settings')).domainUrl),
  };
}

test('a proven domain stands before every address for customers, what was given out before stays open, and all falls back when it ends', async () => {
  const kept = app.deps.place.baseUrl;
  const before = await addresses();
  const path = `/s/${world.slug}/${survey.slug}`;
  expect(before).toMatchObject({ link: expect.stringContaining(`${kept}${path}?t=`), listed: `${kept}${path}`, read: `${kept}${path}`, qr: drawQr(`${kept}${path}`), picture: `${kept}/o/${world.slug}/themes/${themeId}/share.png` });
  await names.prove(world, host);
  const own = await addresses();
  const front = own.page;
  expect(front).toMatch(new RegExp(`^http://${host}(:\\d+)?$`));
  expect(own).toMatchObject({ listed: `${front}${path}`, read: `${front}${path}`, qr: drawQr(`${front}${path}`), picture: `${front}/themes/${themeId}/share.png` });
  expect(own.link.startsWith(`${front}${path}?t=`)).toBe(true);
  const keyed = await world.admin.send('POST', '/api/v1/surveys', { body: JSON.stringify({ title: 'Made once', template: 'contact' }), headers: { 'idempotency-key': 'once' } });
  expect((await keyed.json()).url).toMatch(new RegExp(`^${front}/s/`));
  const token = new URL(before.link).search;
  for (const at of [`${path}${token}`, `http://${host}${path}${token}`, `http://${host}${path}`, `http://${host}${path}/embed`, `http://${host}/widget.js`, `http://${host}/themes/${themeId}/share.png`]) expect([at, (await app.fetch(at)).status]).toEqual([at, 200]);
  expect((await world.admin.delete('/api/v1/settings/domain')).status).toBe(200);
  expect(await addresses()).toMatchObject({ link: before.link, listed: before.listed, read: before.read, qr: before.qr, picture: before.picture });
});

test('the QR code and the picture of a theme wear the organisation’s colour', async () => {
  const draw = async () => [await (await world.admin.get(`/api/v1/surveys/${survey.id}/qr.svg`)).text(), Buffer.from(await (await app.fetch(`/o/${world.slug}/themes/${themeId}/share.png`)).arrayBuffer()).toString('base64')];
  const [plainQr, plainPicture] = await draw();
  expect((await world.admin.put('/api/v1/settings/accent', { accent: '#0057b8' })).status).toBe(200);
  const [qr, picture] = await draw();
  expect(qr).toContain('<svg fill="#0057b8" ');
  expect([qr === plainQr, picture === plainPicture]).toEqual([false, false]);
  expect((await world.admin.put('/api/v1/settings/accent', { accent: null })).status).toBe(200);
  expect(await draw()).toEqual([plainQr, plainPicture]);
});
