import { createApp } from '@kept/api/app.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countStatements } from '../support/count-statements.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, testPassword } from '../support/world.ts';
import { laidPoints } from './laid-points.ts';
import { cookieOf, fromOurPage } from '../organisation/from-our-page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

test('the health page costs a fixed number of statements, however much there is to measure', async () => {
  const world = await makeWorld(app);
  let count = 0;
  const server = createApp({ ...app.deps, db: countStatements(app.deps.db, () => void (count += 1)) });
  const cookie = cookieOf(await fromOurPage(app, 'POST', '/api/v1/session', { email: world.admin.email, password: testPassword }));
  const costs: number[] = [];
  for (const query of ['', '?compare=none', '?period=last_12_months&segment=Home']) {
    count = 0;
    const answer = await server.request(`http://localhost/api/v1/health${query}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    costs.push(count);
  }
  expect(costs).toEqual([16, 13, 16]);
});

test('the explorer and the lists of themes cost a fixed number of statements, and what was written since costs one more for each table', async () => {
  const world = await makeWorld(app);
  const laid = await laidPoints(app, world);
  const late = await laid.theme('Letters arrive late');
  await laid.say(5, '2026-11-02', [late]);
  let count = 0;
  const server = createApp({ ...app.deps, db: countStatements(app.deps.db, () => void (count += 1)) });
  const cookie = cookieOf(await fromOurPage(app, 'POST', '/api/v1/session', { email: world.admin.email, password: testPassword }));
  const costOf = async (path: string) => {
    count = 0;
    expect((await server.request(`http://localhost/api/v1${path}`, { headers: { cookie } })).status).toBe(200);
    return count;
  };
  const paths = ['/explorer', '/explorer?stage=pay&segment=Home&language=en&origin=billing&channel=web', '/explorer?source=Laid', '/explorer/pivot?by=segment', '/themes?period=28', '/unthemed', '/themes/league?by=owner'];
  const first = await costOf('/explorer');
  // On PostgreSQL whatever transaction is still open anywhere, another test file's too, keeps the latest rows in doubt, and they are read once more until it ends.
  await expect.poll(() => costOf('/explorer'), { timeout: 120_000 }).toBe(7);
  const costs = [];
  for (const path of paths) costs.push(await costOf(path));
  await laid.say(5, '2026-11-03', [late]);
  expect({ first, costs, afterMore: await costOf('/explorer') }).toEqual({ first: 10, costs: [7, 7, 8, 7, 13, 8, 6], afterMore: 9 });
});

test('My themes costs a fixed number of statements, however many there are and whatever they have', async () => {
  const world = await makeWorld(app);
  const laid = await laidPoints(app, world);
  let count = 0;
  const server = createApp({ ...app.deps, db: countStatements(app.deps.db, () => void (count += 1)) });
  const cookie = cookieOf(await fromOurPage(app, 'POST', '/api/v1/session', { email: world.admin.email, password: testPassword }));
  const cost = async () => {
    count = 0;
    expect((await server.request('http://localhost/api/v1/themes/mine', { headers: { cookie } })).status).toBe(200);
    return count;
  };
  const deadlineOn = new Date(app.deps.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const own = async (title: string) => {
    const id = await laid.theme(title);
    expect((await world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: world.admin.memberId, deadlineOn })).status).toBe(200);
    await world.admin.post(`/api/v1/themes/${id}/steps`, { text: 'Ask the bank', assigneeId: world.admin.memberId });
    await world.admin.post(`/api/v1/themes/${id}/updates`, { status: 'blocked', blockedFor: 'the bank' });
  };
  await own('Letters arrive late');
  await expect.poll(cost, { timeout: 120_000 }).toBe(18);
  for (const title of ['Refunds take weeks', 'Meters misread', 'Bills confuse people']) await own(title);
  await expect.poll(cost, { timeout: 120_000 }).toBe(18);
});
