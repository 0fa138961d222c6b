import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-22T10:00:00Z');
const app: TestApp = await openTestApp({ now: start });
let world: World;

beforeEach(async () => {
  world = await makeWorld(app, 'Northlight Energy');
});
afterAll(() => app.close());

const get = (rest: string) => app.fetch(`/o/${world.slug}${rest}`);
const text = async (rest: string) => (await get(rest)).text();

/** A theme that customers raised, since nobody hears of what nobody said. */
async function layRaised(fields: Parameters<typeof layTheme>[2] = {}, said: { text?: string; quotable?: boolean } = {}): Promise<string> {
  const id = await layTheme(app, world, fields);
  await layCustomers(app, world, [{ email: `${id}@mail.example`, themeId: id, ...said }]);
  return id;
}

async function layDigest(): Promise<{ id: string; themeId: string }> {
  const [id, themeId] = [newId(start), await layRaised()];
  const kept = { raised: 10, answered: 6, changed: 5, confirmed: 2, declined: 1, unanswered: 4 };
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await tx.insert(digest).values({ orgId: world.orgId, id, series: 'quarterly', period: '2026-Q3', edition: 0, state: 'sent', subject: 'What you told us in summer', intro: 'Thank you.', fromAt: start, untilAt: start, loopKept: kept, createdBy: world.admin.memberId, createdAt: start, sentAt: start });
    await tx.insert(digestBlock).values({ orgId: world.orgId, digestId: id, themeId, kind: 'did', position: 0, title: 'Bills come late', text: 'As it was told then.', people: 1, ownerName: 'Ada Admin', resolutionNumber: 1 });
  });
  return { id, themeId };
}

test('a reader finds by words, by answer and by part of the journey, and the address holds what they asked', async () => {
  await layRaised({ title: 'Café bills', journeyStage: 'pay' });
  await layRaised({ title: 'Nobody rings back', status: 'in_progress', journeyStage: 'get_help' });
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ acknowledgedAt: start }).where(eq(theme.title, 'Nobody rings back')));
  const titles = async (rest: string) => [...(await text(rest)).matchAll(/<h3[^>]*>.*?<a [^>]*>([^<]*)</gs)].map((found) => found[1]);
  expect(await titles('')).toEqual(['Café bills', 'Nobody rings back']);
  expect(await titles('?q=CAFE%20first')).toEqual(['Café bills']);
  expect(await titles('?kind=working')).toEqual(['Nobody rings back']);
  expect(await titles('?stage=pay')).toEqual(['Café bills']);
  expect(await titles('?kind=nonsense&page=-4')).toHaveLength(2);
  const none = await text('?q=zeppelin%22%3E%3Cscript%3E');
  expect(none).toContain('Nothing here fits.');
  expect(none).toContain('value="zeppelin&quot;&gt;&lt;script&gt;"');
});

test('with more themes than anybody reads the page stays under 30 kB, and every theme can still be reached', async () => {
  const long = 'We changed how it is done, and here is all of it. '.repeat(40);
  for (let number = 0; number < 25; number += 1) for (const status of ['done', 'declined'] as const) await layRaised({ title: `${'A rather long title for something customers said '.repeat(2)}${number}`, status, ...(status === 'done' ? { whatChanged: long } : { declineReason: long, declineAskedBy: world.admin.memberId, declineApprovedBy: world.orgId }) }, { text: 'x'.repeat(190), quotable: true });
  for (const rest of ['', '?kind=did', '?kind=did&page=2', '?lang=ar', '?kind=did&lang=ar', '?kind=did&lang=de']) expect(Buffer.byteLength(await text(rest)), rest).toBeLessThan(30_000);
  expect(await text('')).toContain(`href="/o/${world.slug}?kind=did"`);
  expect(((await text('?kind=did&page=2')).match(/<section/g) ?? []).length).toBe(5);
  expect(await text('?kind=did')).toContain('page=2">Older');
});

test('a theme has a page of its own with its public history: dates moved, words to the public, nothing internal', async () => {
  const id = await layRaised({ status: 'in_progress', deadlineMoves: 2 });
  const at = (minute: number) => new Date(start.getTime() + minute * 60_000);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.insert(themeUpdate).values([
    { orgId: world.orgId, id: newId(at(1)), themeId: id, kind: 'accepted', at: at(1), toDeadlineOn: '2026-12-01', memberId: world.admin.memberId },
    { orgId: world.orgId, id: newId(at(2)), themeId: id, kind: 'deadline_moved', at: at(2), fromDeadlineOn: '2026-12-01', toDeadlineOn: '2026-12-12', reason: 'Bob is slow' },
    { orgId: world.orgId, id: newId(at(3)), themeId: id, kind: 'update', at: at(3), publicText: 'Two teams <b>try</b> it.', internalNote: 'Bob again' },
    { orgId: world.orgId, id: newId(at(4)), themeId: id, kind: 'acknowledged', at: at(4), memberId: world.admin.memberId },
  ]));
  const shown = await text(`/themes/${id}`);
  for (const words of ['The date was moved twice.', 'promised for 1 December 2026', 'The date was moved from 1 December 2026 to 12 December 2026.', 'Two teams &lt;b&gt;try&lt;/b&gt; it.']) expect(shown).toContain(words);
  for (const words of ['Bob', 'Ada Admin', 'mail.example', 'noindex']) expect(shown).not.toContain(words);
});

test('a link to a theme that was merged leads to what it became; what is not told in public is not there', async () => {
  const id = await layRaised();
  const merged = await layTheme(app, world, { status: 'merged', mergedIntoId: id });
  const moved = await get(`/themes/${merged}`);
  expect([moved.status, moved.headers.get('location')]).toEqual([302, `/o/${world.slug}/themes/${id}`]);
  const quiet = [await layTheme(app, world, { status: 'emerging' }), await layTheme(app, world), newId(start), 'nonsense'];
  for (const each of quiet) expect((await get(`/themes/${each}`)).status, each).toBe(404);
  const other = await makeWorld(app);
  expect((await app.fetch(`/o/${other.slug}/themes/${id}`)).status).toBe(404);
});

test('digests that went out stay to be read as they went out, without the names of owners', async () => {
  expect(await text('/digests')).toContain('No digest has gone out yet.');
  const { id, themeId } = await layDigest();
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ whatChanged: 'Changed since.', title: 'Renamed since' }).where(eq(theme.id, themeId)));
  // Links are told apart by what they are called: two digests may have one subject.
  const listed = await text('/digests');
  expect([listed.includes(`/digests/${id}">July to September 2026</a>`), listed.includes('What you told us in summer')]).toEqual([true, true]);
  const shown = await text(`/digests/${id}`);
  for (const words of ['As it was told then.', 'Bills come late', 'Of 10 things customers raised', 'It stands here as it went out.']) expect(shown).toContain(words);
  for (const words of ['Changed since.', 'Renamed since', 'Ada Admin']) expect(shown).not.toContain(words);
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(digest).set({ state: 'scheduled' }).where(eq(digest.id, id)));
  expect((await get(`/digests/${id}`)).status).toBe(404);
});

test('the news are a feed and data, each change an entry of its own, and no title breaks out of it', async () => {
  const id = await layRaised({ title: 'Bills & <late> \u0007 "fees"' });
  const { id: digestId } = await layDigest();
  const feed = await get('/feed.atom');
  expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const xml = await feed.text();
  expect(xml).toContain('<title>We did: Bills &amp; &lt;late&gt;  &quot;fees&quot;</title>');
  expect(xml).toContain(`<id>urn:uuid:${id}#did-1</id>`);
  expect(xml).toContain(`/digests/${digestId}"/>`);
  const data = await get('/data.json');
  expect(data.headers.get('access-control-allow-origin')).toBe('*');
  expect(await data.json()).toMatchObject({ organisation: 'Northlight Energy', loopKept: { raised: 0, afterDays: 90 }, themes: expect.arrayContaining([expect.objectContaining({ id, answer: 'did', customers: 1, dateMoved: 0, liveOn: '22 November 2026' })]), digests: [{ subject: 'What you told us in summer', isCorrection: false }] });
});

test('a quote that names somebody gives way to one that does not', async () => {
  const id = await layTheme(app, world);
  await layCustomers(app, world, [{ email: 'a@mail.example', themeId: id, text: 'Maria Santos never rang me back.', quotable: true }]);
  expect(await text('')).not.toContain('Maria Santos');
  await layCustomers(app, world, [{ email: 'b@mail.example', themeId: id, text: 'Nobody ever rang me back.', quotable: true }]);
  expect(await text('')).toContain('“Nobody ever rang me back.”');
});

test('other sites may frame the block and nothing else, and a copy may be kept for a minute', async () => {
  await layRaised();
  const block = await get('/embed');
  expect(block.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(await block.text()).toContain('target="_top"');
  const whole = await get('');
  expect(whole.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(whole.headers.get('cache-control')).toBe('public, max-age=60');
  const again = await app.fetch(`/o/${world.slug}`, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('what is not published is nowhere: no page, theme, digest, feed, data or block', async () => {
  const { id, themeId } = await layDigest();
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set({ publicPage: false }).where(eq(setting.orgId, world.orgId)));
  for (const rest of ['', `/themes/${themeId}`, '/digests', `/digests/${id}`, '/feed.atom', '/data.json', '/embed']) expect((await get(rest)).status, rest).toBe(404);
});
