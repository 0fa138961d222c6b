import { createApp } from '@kept/api/app.ts';
import { systemCtx } from '@kept/api/context.ts';
import { nameAddresses } from '@kept/api/forget/name-addresses.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cookieOf, fromOurPage } from '../organisation/from-our-page.ts';
import { countStatements } from '../support/count-statements.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, testPassword, type World } from '../support/world.ts';
import { layQuarter } from './lay-quarter.ts';
import { layCustomers, layTheme } from './lay-story.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ now: new Date('2026-11-22T10:00:00Z') });
});
afterAll(() => app.close());

const paths = ['', '/audience', '/audience?controlPercent=0', '/left-out', '/recipients', '/preview', '/report', '/comparison'] as const;

/** So many people and told themes, each person with a handle. */
async function layMany(world: World, people: number, themes: number): Promise<void> {
  const ids: string[] = [];
  for (let at = 0; at < themes; at += 1) ids.push(await layTheme(app, world, { title: `Bills come late, part ${at}` }));
  const laid = Array.from({ length: people }, (_, at) => ({ name: `P${at}`, email: at % 7 === 0 ? null : `p${at}-${themes}@mail.example`, text: at % 2 === 0 ? '' : 'The bill came far too late.', ...(at % 2 === 0 ? {} : { themeId: ids[at % ids.length] ?? '' }) }));
  await layCustomers(app, world, laid);
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    while ((await nameAddresses(tx, systemCtx(app.deps, world.orgId, 'test'))) > 0) continue;
  });
}

/** A quarterly survey that asks one in two opens in a week, and nobody has a handle yet. */
async function layEndOfQuarter(world: World): Promise<void> {
  const now = app.deps.now();
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await layQuarter(tx, world.orgId, now, { opensAt: new Date(now.getTime() + 7 * 86_400_000), rules: [{ isOn: true, segments: [], sharePercent: 50 }] });
    await tx.update(customer).set({ addressMac: null }).where(eq(customer.orgId, world.orgId));
  });
}

/** What each question about a digest costs, before it leaves and after, in statements. */
async function costsOf(people: number, themes: number) {
  const world = await makeWorld(app);
  await world.admin.patch('/api/v1/settings', { publicPage: true });
  await layMany(world, people, themes);
  const [marketer, approver] = [await world.join('marketer'), await world.join('lead')];
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  await marketer.patch(`/api/v1/digests/${id}`, { controlPercent: 20 });
  let count = 0;
  const server = createApp({ ...app.deps, db: countStatements(app.deps.db, () => void (count += 1)) });
  const cookie = cookieOf(await fromOurPage(app, 'POST', '/api/v1/session', { email: world.admin.email, password: testPassword }));
  const ask = async () => {
    const costs: Record<string, number> = {};
    for (const path of paths) {
      count = 0;
      expect((await server.request(`http://localhost/api/v1/digests/${id}${path}`, { headers: { cookie } })).status).toBe(200);
      costs[path] = count;
    }
    return costs;
  };
  const draft = await ask();
  await layEndOfQuarter(world);
  const endOfQuarter = await ask();
  expect((await marketer.post(`/api/v1/digests/${id}/review`, {})).status).toBe(200);
  expect((await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 2 })).status).toBe(200);
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
  await app.settle();
  return { draft, endOfQuarter: { audience: endOfQuarter['/audience'], withoutLot: endOfQuarter['/audience?controlPercent=0'], leftOut: endOfQuarter['/left-out'] }, sent: await ask() };
}

test('every question about a digest costs as many statements for a hundred and fifty people and eight themes as for sixty and two', async () => {
  const few = await costsOf(60, 2);
  expect(await costsOf(150, 8)).toEqual(few);
  expect(few).toEqual({
    draft: { '': 11, '/audience': 20, '/audience?controlPercent=0': 14, '/left-out': 21, '/recipients': 8, '/preview': 16, '/report': 12, '/comparison': 6 },
    endOfQuarter: { audience: 20, withoutLot: 14, leftOut: 22 },
    sent: { '': 13, '/audience': 7, '/audience?controlPercent=0': 7, '/left-out': 7, '/recipients': 8, '/preview': 16, '/report': 12, '/comparison': 9 },
  });
});
