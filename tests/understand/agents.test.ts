import { newId } from '@kept/db/new-id.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holdAsRounds } from '../support/hold-as-rounds.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { findSomeThemes, type FoundTheme, themesOf } from './found-themes.ts';

let app: TestApp;
let world: World;
let refunds: FoundTheme;

beforeAll(async () => {
  app = await openTestApp();
  world = await makeWorld(app);
  const found = (await findSomeThemes(world)).find((theme) => /refund/i.test(theme.quote?.text ?? ''));
  if (found === undefined) throw new Error('No theme about refunds was found.');
  refunds = found;
});
afterAll(() => app.close());

/** Reports as they stand after their release: feedback of the kind friction. */
async function release(texts: readonly string[]): Promise<void> {
  const now = app.deps.now();
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    const sourceId = newId(now);
    await tx.insert(source).values({ orgId: world.orgId, id: sourceId, name: `Round ${sourceId}`, createdAt: now });
    await tx.insert(feedback).values(texts.map((text) => ({ orgId: world.orgId, id: crypto.randomUUID(), kind: 'friction' as const, sourceId, externalId: crypto.randomUUID(), channel: 'friction' as const, text, quotable: false, raw: {}, occurredAt: now, receivedAt: now })));
  });
  await holdAsRounds(app, world);
}

const canary = 'zanzibarcanary';
const report = (at: number) => `I cannot see whether a refund was paid, so I tell customers ${canary} number ${at} about their refund.`;

test("agents' reports join a theme, but no word of theirs is shown anywhere, and fewer than five are not even counted", async () => {
  const before = await themesOf(world);
  await release([1, 2, 3, 4].map(report));
  const four = await (await world.admin.get(`/api/v1/themes/${refunds.id}/mentions?limit=100`)).json();
  expect(four.agents).toBeNull();
  expect(four.total).toBe(refunds.mentions);
  app.setNow(new Date(app.deps.now().getTime() + 86_400_000));
  await release([5, 6, 7, 8, 9, 10].map(report));
  const later = await (await world.admin.get(`/api/v1/themes/${refunds.id}/mentions?limit=100`)).json();
  expect(later.agents, 'the larger round, so that no difference tells of the four').toBe(6);
  await world.admin.post('/api/v1/themes/runs');
  await world.settle();
  expect((await themesOf(world)).coverage).toEqual(before.coverage);
  const pages = await Promise.all(['/themes', `/themes?search=${canary}`, `/themes/${refunds.id}`, `/themes/${refunds.id}/mentions?limit=100`, `/themes/${refunds.id}/mentions?kind=friction`, '/unthemed?limit=100', `/unthemed?search=${canary}`, `/mentions/${refunds.quote?.mentionId ?? ''}/why`].map((path) => world.admin.get(`/api/v1${path}`)));
  for (const page of pages) expect(await page.text()).not.toContain(canary);
});

test("a report's mention cannot be asked about by its id", async () => {
  const { rows } = await app.deps.database.run(`select m.id from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id where f.kind = 'friction' and m.org_id = '${world.orgId}'`);
  expect(rows.length).toBeGreaterThan(0);
  for (const { id } of rows) {
    expect((await world.admin.get(`/api/v1/mentions/${String(id)}/why`)).status).toBe(404);
    expect((await world.admin.post(`/api/v1/mentions/${String(id)}/wrong`, {})).status).toBe(404);
  }
});
