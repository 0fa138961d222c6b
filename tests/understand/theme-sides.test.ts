import { newId } from '@kept/db/new-id.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdAsRounds } from '../support/hold-as-rounds.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { sendTexts, themesOf } from './found-themes.ts';
import { scriptedEngine } from './scripted-engine.ts';

const start = new Date('2026-11-20T10:00:00Z');
let app: TestApp;
let world: World;
let lead: Person;
const ids = new Map<string, string>();

beforeAll(async () => {
  app = await openTestApp({ now: start, engine: scriptedEngine(() => (text) => text.split(' ')[0]) });
  world = await makeWorld(app);
  lead = await world.join('lead', 'Lena Lead');
  const several = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word} complaint number ${at}`);
  await sendTexts(world, several('billing', 6), { customer: { externalId: 'c1', segment: 'Business' }, channel: 'phone' });
  await sendTexts(world, several('billing', 9).slice(6), { source: 'Shop', channel: 'review', score: 1, scaleMin: 1, scaleMax: 5, metric: 'stars' });
  await sendTexts(world, several('queue', 12));
  await sendTexts(world, several('app', 40));
  await world.settle();
  for (const { title, id } of (await themesOf(world)).themes) ids.set(title, id);
});
afterAll(() => app.close());

const idOf = (word: string) => ids.get(`About ${word}`) ?? '';
const words = async (query: string) => (await lead.get(`/api/v1/themes/${idOf('billing')}/mentions${query}`)).json();
const agents = async (word: string, person = lead) => (await person.get(`/api/v1/themes/${idOf(word)}/agents`)).json();

interface Report {
  readonly team: string;
  readonly text: string;
  readonly step?: string;
  readonly frequency?: string;
}

/** Reports as they stand after a release: feedback of the kind friction, placed by vote like everything else. */
async function release(reports: readonly Report[]): Promise<void> {
  const now = app.deps.now();
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    const sourceId = newId(now);
    await tx.insert(source).values({ orgId: world.orgId, id: sourceId, name: `Round ${sourceId}`, createdAt: now });
    await tx.insert(feedback).values(reports.map(({ team, text, step, frequency = 'every_day' }) => ({ orgId: world.orgId, id: crypto.randomUUID(), kind: 'friction' as const, sourceId, externalId: crypto.randomUUID(), channel: 'friction' as const, text, title: step ?? null, team, quotable: false, raw: { frequency }, occurredAt: now, receivedAt: now })));
  });
  await holdAsRounds(app, world);
}

const reports = (team: string, word: string, count: number, more: Partial<Report> = {}) => Array.from({ length: count }, (_, at) => ({ team, text: `${word} report ${team} ${at}`, ...more }));

test('the words of a theme are narrowed by channel, source, segment and feeling, and the counts are of the whole theme', async () => {
  const all = await words('');
  expect(all).toMatchObject({ total: 9, channels: [{ channel: 'phone', count: 6 }, { channel: 'review', count: 3 }], sources: [{ source: 'Survey', count: 6 }, { source: 'Shop', count: 3 }], segments: [{ segment: 'Business', count: 6 }] });
  expect(all.sentiments).toContainEqual({ sentiment: 'negative', count: expect.any(Number) });
  expect(await words('?source=Shop')).toMatchObject({ total: 3, channels: all.channels });
  expect(await words('?source=Shop&source=Survey&channel=phone')).toMatchObject({ total: 6 });
  expect(await words('?segment=Business')).toMatchObject({ total: 6 });
  expect(await words('?segment=Nobody')).toMatchObject({ total: 0, mentions: [] });
  const felt = await words('?sentiment=negative');
  expect(felt.mentions.length).toBeGreaterThan(0);
  expect(felt.mentions.every((each: { sentiment: string }) => each.sentiment === 'negative')).toBe(true);
  expect((await lead.get(`/api/v1/themes/${idOf('billing')}/mentions?sentiment=furious`)).status).toBe(422);
});

test("the agents' side is told by week and team from five on, with their words from eight on; how often and where only where no part is one to four", async () => {
  await release([...reports('North', 'billing', 5, { step: 'Refund form' }), ...reports('South', 'billing', 6), ...reports('South', 'billing', 3, { frequency: 'every_week' }), ...reports('North', 'queue', 5), ...reports('South', 'queue', 5)]);
  const seen = await agents('billing');
  expect(seen.reports).toBe(9);
  expect(seen.cells.find((cell: { team: string }) => cell.team === 'North')).toEqual({ releasedOn: '2026-11-20', team: 'North', countedAs: null, reports: 5, frequencies: [{ frequency: 'every_day', reports: 5 }], steps: [{ step: 'refund form', reports: 5 }], comments: null });
  const south = seen.cells.find((cell: { team: string }) => cell.team === 'South');
  expect(south).toMatchObject({ reports: 9, frequencies: null, steps: [] });
  expect(south.comments.toSorted()[0]).toBe('billing report South 0');
  expect(JSON.stringify(await agents('queue'))).not.toContain('queue report');
  expect((await (await world.join('agent')).get(`/api/v1/themes/${idOf('billing')}/agents`)).status).toBe(403);
});

test('where one team has one to four reports on a theme, nothing of that week is shown; a later week stands for itself', async () => {
  app.setNow(new Date(start.getTime() + 6 * 86_400_000));
  await release([...reports('North', 'queue', 4), ...reports('South', 'queue', 9), ...reports('North', 'billing', 6), ...reports('South', 'billing', 5)]);
  const weeks = (side: { cells: { releasedOn: string }[] }) => [...new Set(side.cells.map((cell) => cell.releasedOn))];
  expect(weeks(await agents('queue'))).toEqual(['2026-11-20']);
  expect((await words('')).total, 'reports are no customers').toBe(9);
});

test('themes said in the same texts are told with how many, and how many times as often as by chance; not where it is chance', async () => {
  const { mentions } = await words('?limit=100');
  const alsoIn = (word: string, from: number, to: number) =>
    inOrg(app.deps.db, world.orgId, async (tx) => {
      const rows = mentions.slice(from, to).map((each: { feedbackId: string }) => ({ orgId: world.orgId, id: newId(start), feedbackId: each.feedbackId, themeId: idOf(word), confidence: 0.5, placedBy: 'machine' as const, placedAt: start }));
      await tx.insert(mention).values(rows);
    });
  const trend = async () => (await lead.get(`/api/v1/themes/${idOf('billing')}/trend`)).json();
  await alsoIn('queue', 0, 2);
  expect(await trend(), 'twice is no habit').toMatchObject({ texts: 9, together: [] });
  await alsoIn('queue', 2, 5);
  await alsoIn('app', 5, 9);
  expect(await trend(), 'five of nine; the four about the app are fewer than chance would make').toMatchObject({ together: [{ title: 'About queue', texts: 5, otherTexts: 17, lift: (5 * 61) / (9 * 17) }] });
});
