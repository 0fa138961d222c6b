import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { brandImage } from '@kept/db/schema/organisation/brand-images.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { drawPng } from '../support/tiny-images.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

let app: TestApp;
let world: World;
let marketer: Person;

beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-23T10:00:00Z') });
  world = await makeWorld(app, 'Northlight Energy');
  marketer = await world.join('marketer');
});
afterAll(() => app.close());

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const keep = (data: Uint8Array | string, alt = 'The lighthouse of Northlight') => marketer.post('/api/v1/brand-images', { data: typeof data === 'string' ? data : base64(data), alt });
const kept = async (bytes: Uint8Array = drawPng(3, 2), alt?: string): Promise<{ id: string; url: string }> => (await keep(bytes, alt)).json();
const refused = async (data: Uint8Array | string, alt?: string) => {
  const answer = await keep(data, alt);
  const { detail, errors = [] } = await answer.json();
  return { status: answer.status, words: `${String(detail)} ${errors.map(({ message }: { message: string }) => message).join(' ')}` };
};
const listed = async (): Promise<{ id: string; alt: string; width: number; isLogo: boolean }[]> => (await (await marketer.get('/api/v1/brand-images')).json()).images;
const served = (url: string) => app.fetch(new URL(url).pathname);

test('an image is what its bytes say, whatever it is called, and is served whole to everybody for ever', async () => {
  const png = drawPng(120, 40);
  const answer = await keep(png);
  expect(answer.status).toBe(201);
  const image = await answer.json();
  expect(image).toMatchObject({ type: 'png', width: 120, height: 40, alt: 'The lighthouse of Northlight' });
  const got = await served(image.url);
  expect(got.status).toBe(200);
  expect(Object.fromEntries(['content-type', 'cache-control', 'x-content-type-options', 'cross-origin-resource-policy', 'set-cookie'].map((name) => [name, got.headers.get(name)]))).toEqual({
    'content-type': 'image/png', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'cross-origin', 'set-cookie': null,
  });
  expect(got.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true);
});

test.each([
  ['an SVG', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'SVG'],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'.repeat(3)), 'not an image that mails show'],
  ['the first bytes of a PNG and no more', drawPng(3, 2).subarray(0, 12), 'not an image that mails show'],
  ['more than 300 kB', Buffer.concat([drawPng(3, 2), Buffer.alloc(307_200)]), 'at most 300 kB'],
  ['more than 4,000 pixels', drawPng(4001, 1), 'at most 4,000 on each side'],
  ['nothing', Buffer.alloc(0), 'image'],
])('%s is refused with a sentence', async (_, bytes, sentence) => {
  const { status, words } = await refused(bytes);
  expect([status, words.includes(sentence) ? sentence : words]).toEqual([422, sentence]);
});

test('what is not written as bytes is refused, and an image without words for those who do not see it too', async () => {
  expect((await refused('not base64 at all!')).status).toBe(422);
  expect(await refused(drawPng(3, 2), '  ')).toMatchObject({ status: 422, words: expect.stringContaining('who do not see it') });
});

test('its words can be changed, not its bytes; a marketer may, a viewer may not', async () => {
  const image = await kept();
  expect((await marketer.patch(`/api/v1/brand-images/${image.id}`, { alt: 'A lighthouse at night' })).status).toBe(200);
  expect((await listed()).find(({ id }) => id === image.id)?.alt).toBe('A lighthouse at night');
  const viewer = await world.join('viewer');
  expect((await viewer.get('/api/v1/brand-images')).status).toBe(200);
  expect((await viewer.delete(`/api/v1/brand-images/${image.id}`)).status).toBe(403);
});

test('an image nothing carries is gone when it is removed; the logo goes from mails to come and stays in those that went out', async () => {
  const [spare, logo] = [await kept(), await kept(drawPng(30, 10))];
  expect((await world.admin.patch('/api/v1/settings', { logoImageId: logo.id })).status).toBe(200);
  expect((await listed()).filter(({ isLogo }) => isLogo).map(({ id }) => id)).toEqual([logo.id]);
  expect((await marketer.delete(`/api/v1/brand-images/${spare.id}`)).status).toBe(200);
  expect((await served(spare.url)).status).toBe(404);
  expect(await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ id: brandImage.id }).from(brandImage).where(and(eq(brandImage.orgId, world.orgId), eq(brandImage.id, spare.id))))).toEqual([]);
  expect((await marketer.delete(`/api/v1/brand-images/${logo.id}`)).status).toBe(200);
  expect((await (await world.admin.get('/api/v1/settings')).json()).logoImageId).toBeNull();
  expect((await listed()).map(({ id }) => id)).not.toContain(logo.id);
  expect((await served(logo.url)).status).toBe(200);
  expect((await world.admin.patch('/api/v1/settings', { logoImageId: logo.id })).status).toBe(422);
});

test('the logo stands in the head of the public pages, no larger than it is, and nobody else’s page shows it', async () => {
  const page = async (path: string) => (await app.fetch(`/o/${world.slug}${path}`)).text();
  expect(await page('')).not.toContain('<img');
  const [wide, small] = [await kept(drawPng(800, 64), 'Northlight “the lamp”'), await kept(drawPng(20, 10))];
  await world.admin.patch('/api/v1/settings', { logoImageId: wide.id });
  const path = new URL(wide.url).pathname;
  for (const at of ['', '/digests']) expect(await page(at)).toContain(`<p class="who"><img src="${path}" alt="Northlight “the lamp”" width="200" height="16">Northlight Energy</p>`);
  expect((await app.fetch(path)).status).toBe(200);
  await world.admin.patch('/api/v1/settings', { logoImageId: small.id });
  expect(await page('')).toContain('width="20" height="10"');
  const other = await makeWorld(app, 'Somebody else');
  expect(await (await app.fetch(`/o/${other.slug}`)).text()).not.toContain('<img');
  await world.admin.patch('/api/v1/settings', { logoImageId: null });
  expect(await page('')).not.toContain('<img');
});

test('an image of a digest that has not gone out stays, a removed one cannot be chosen; of one that was sent it can be removed, and its readers still see it', async () => {
  await layCustomers(app, world, [{ email: 'maria@mail.example', themeId: await layTheme(app, world) }]);
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  const image = await kept();
  const here = and(eq(digestBlock.orgId, world.orgId), eq(digestBlock.digestId, id));
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(digestBlock).set({ imageId: image.id }).where(here));
  const removed = await kept(drawPng(5, 5));
  await world.admin.patch('/api/v1/settings', { logoImageId: removed.id });
  expect((await marketer.delete(`/api/v1/brand-images/${removed.id}`)).status).toBe(200);
  const { version, blocks } = await (await marketer.get(`/api/v1/digests/${id}`)).json();
  const choosing = await marketer.patch(`/api/v1/digests/${id}`, { version, blocks: blocks.map(({ themeId }: { themeId: string }) => ({ themeId, imageId: removed.id })) });
  expect([choosing.status, JSON.stringify(await choosing.json())]).toEqual([422, expect.stringContaining('no longer there')]);
  const kindly = await marketer.delete(`/api/v1/brand-images/${image.id}`);
  expect([kindly.status, (await kindly.json()).detail]).toEqual([409, expect.stringContaining('October to December 2026')]);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(digest).set({ state: 'sent', sentAt: app.deps.now() }).where(and(eq(digest.orgId, world.orgId), eq(digest.id, id))));
  expect((await marketer.delete(`/api/v1/brand-images/${image.id}`)).status).toBe(200);
  expect((await listed()).map((one) => one.id)).not.toContain(image.id);
  expect((await served(image.url)).status).toBe(200);
});

test('another organisation neither sees, changes, removes nor shows an image as its own, and an address cannot be made up', async () => {
  const image = await kept();
  const other = await makeWorld(app, 'Somebody else');
  expect((await (await other.admin.get('/api/v1/brand-images')).json()).images).toEqual([]);
  expect((await other.admin.patch(`/api/v1/brand-images/${image.id}`, { alt: 'Mine' })).status).toBe(404);
  expect((await other.admin.delete(`/api/v1/brand-images/${image.id}`)).status).toBe(404);
  expect((await other.admin.patch('/api/v1/settings', { logoImageId: image.id })).status).toBe(422);
  const path = new URL(image.url).pathname;
  const forged = path.replace(/.\.(.)/, (all, after: string) => `${all.slice(0, 2)}${after === 'A' ? 'B' : 'A'}`);
  expect([(await app.fetch(forged)).status, (await app.fetch(`/i/${image.id}`)).status, (await app.fetch(path)).status]).toEqual([404, 404, 200]);
});
