import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const now = new Date('2026-11-20T10:00:00Z');

let app: TestApp;
let world: World;
let page: string;
let themeId: string;

beforeAll(async () => {
  app = await openTestApp({ now });
  world = await makeWorld(app);
  themeId = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'maria@mail.example', themeId }]);
  page = `/o/${world.slug}/themes/${themeId}`;
});
afterAll(() => app.close());

async function draw(title: string): Promise<Buffer> {
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ title }).where(and(eq(theme.orgId, world.orgId), eq(theme.id, themeId))));
  const answer = await app.fetch(`${page}/share.png`);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([200, 'image/png', 'public, max-age=60']);
  return Buffer.from(await answer.arrayBuffer());
}

test('a theme’s page names its picture by a whole address, and the picture is there in the size it says', async () => {
  const written = await (await app.fetch(page)).text();
  const address = /property="og:image" content="([^"]+)"/.exec(written)?.[1] ?? '';
  expect(address).toBe(`${app.deps.place.baseUrl}${page}/share.png`);
  const png = await draw('Refunds take too long');
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(written).toContain('property="og:image:width" content="1200"');
  expect(png.length).toBeLessThan(200_000);
});

test('the picture says what the theme is called; nothing is written in letters the typeface lacks', async () => {
  const [english, greek, chinese, arabic, pictured] = [await draw('Refunds take too long'), await draw('Οι επιστροφές αργούν'), await draw('退款太慢'), await draw('المبالغ المستردة'), await draw('Refunds take too long 😀')];
  expect(greek.equals(english)).toBe(false);
  expect([greek.equals(chinese), english.equals(chinese)]).toEqual([false, false]);
  expect(arabic.equals(chinese)).toBe(true);
  expect(pictured.equals(english)).toBe(true);
});

test('markup in a title is words, and a title without end stays inside the picture', async () => {
  const plain = await draw('Refunds take too long');
  for (const title of ['<svg onload="x"><script>1</script>&amp;', 'x'.repeat(5_000), '\u202eabc', '](javascript:1)']) expect((await draw(title)).equals(plain)).toBe(false);
});

test('whoever does not publish has no pictures', async () => {
  expect((await world.admin.patch('/api/v1/settings', { publicPage: false })).status).toBe(200);
  expect((await app.fetch(`${page}/share.png`)).status).toBe(404);
});
