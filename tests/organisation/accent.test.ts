import { publicCtx } from '@kept/api/context.ts';
import { customerLinks } from '@kept/api/mail/customer-links.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { noticesIn, tellersStart } from '../close-loop/notices-in.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import type { World } from '../support/world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await openTestApp({ now: tellersStart });
  world = await noticesIn(app).makeTellers();
});
afterAll(() => app.close());

const choose = (body: object) => world.admin.put('/api/v1/settings/accent', body);
const read = async (path: string) => (await app.fetch(path)).text();

test('a colour that some could not read is refused, with the nearest that everybody can', async () => {
  const refused = await choose({ accent: '#ffcc00', accentDark: '#003366' });
  expect(refused.status).toBe(422);
  const { errors }: { errors: { pointer: string; message: string }[] } = await refused.json();
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/accent', '/accentDark']);
  expect(errors[0]?.message).toMatch(/^#ffcc00 cannot be read by everybody on a light page: its contrast is 1\.3 to 1, and 4\.5 is needed\. The nearest that can is #[0-9a-f]{6}\.$/);
  expect(errors[1]?.message).toContain('on a dark page');
  const [accent, accentDark] = errors.map(({ message }) => /is (#[0-9a-f]{6})\.$/.exec(message)?.[1]);
  expect(await (await choose({ accent, accentDark })).json()).toMatchObject({ accent, accentDark });
  for (const typed of ['green', 'red;}body{display:none', '#12']) expect([typed, (await choose({ accent: typed })).status]).toEqual([typed, 422]);
});

test('the colour stands on every page customers open, by light and by dark, and the pages stay small', async () => {
  const { accentDark }: { accentDark: string } = await (await choose({ accent: '#0057B8' })).json();
  const themeId = await layTheme(app, world);
  const [customerId = ''] = await layCustomers(app, world, [{ email: 'maria@mail.example', themeId }]);
  const { slug } = await (await world.admin.post('/api/v1/surveys', { title: 'After your contact', template: 'contact', publish: true })).json();
  const links = customerLinks(publicCtx(app.deps, world.orgId), { customerId, emailNormal: 'maria@mail.example' });
  const own = Object.values(links).map((url) => new URL(url).pathname);
  const survey = `/s/${world.slug}/${String(slug)}`;
  for (const path of [`/o/${world.slug}`, `/o/${world.slug}/themes/${themeId}`, `/o/${world.slug}/digests`, `/o/${world.slug}/embed`, survey, ...own]) {
    const html = await read(path);
    expect([path, html.includes(':root{--kept:#0057b8;'), html.includes(`--kept:${accentDark};`)]).toEqual([path, true, true]);
    expect((await app.fetch(path)).headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe-inline/);
  }
  const sizeOf = async (path: string) => Buffer.byteLength(await read(path));
  expect((await sizeOf(survey)) + (await sizeOf('/page.css')) + (await sizeOf('/survey.js'))).toBeLessThan(15_000);
  expect((await sizeOf(`/o/${world.slug}`)) + (await sizeOf('/page.css'))).toBeLessThan(30_000);
});

test('mails to customers wear the colour, and ours again once it is taken away', async () => {
  await choose({ accent: '#0057b8' });
  const tell = async (email: string) => {
    const themeId = await layTheme(app, world);
    await layCustomers(app, world, [{ email, themeId }]);
    await noticesIn(app).tell(world.admin, themeId);
    noticesIn(app).later(10 * 60_000);
    await app.settle();
    const [sent] = await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ html: mail.html }).from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.emailNormal, email))));
    return sent?.html ?? '';
  };
  const blue = await tell('blue@mail.example');
  expect([blue.includes('#0057b8'), blue.includes('#0b6b4f')]).toEqual([true, false]);
  expect(await (await choose({ accent: null })).json()).toEqual({ accent: null, accentDark: null, grounds: null });
  const green = await tell('green@mail.example');
  expect([green.includes('#0057b8'), green.includes('#0b6b4f')]).toEqual([false, true]);
  expect(await read(`/o/${world.slug}`)).not.toContain('--kept:');
});
