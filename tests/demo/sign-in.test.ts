import { createApp } from '@kept/api/app.ts';
import { findDemo, unfinishedMark } from '@kept/api/demo/find-demo.ts';
import { demoPassword } from '@kept/api/demo/lay-people.ts';
import { demoRefusal, loadDemo } from '@kept/api/demo/load-demo.ts';
import { removeUnfinishedDemo } from '@kept/api/demo/remove-unfinished-demo.ts';
import { createOrganisation } from '@kept/api/organisation/create-organisation.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTenantTables } from '../support/tenant-tables.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';

const tom = { organisationName: 'Northlight Energy', timezone: 'Europe/London', postalAddress: '14 Quay Street, Bristol', name: 'Tom Brandt', email: 'tom.brandt@northlight.example', password: demoPassword };
const fromOurPage = { 'content-type': 'application/json', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };

let app: TestApp;
const openAnew = async () => {
  app = await openTestApp();
};

const enter = (memberId: string, headers: Record<string, string> = {}, address = 'http://localhost') =>
  createApp(app.deps).request(`${address}/api/v1/demo/session`, { method: 'POST', headers: { ...fromOurPage, ...headers }, body: JSON.stringify({ memberId }) });
const readDemo = async (headers: Record<string, string> = {}, address = 'http://localhost') => (await createApp(app.deps).request(`${address}/api/v1/demo`, { headers })).json();

describe('where the one organisation is the demo world', () => {
  let memberId: string;
  beforeAll(async () => {
    await openAnew();
    memberId = (await createOrganisation(app.deps, tom, { demoSeed: '1' })).memberId;
  });
  afterAll(() => app.close());

  test('its people are offered by role, and one click signs in', async () => {
    const demo = await readDemo();
    expect(demo).toMatchObject({ available: true, organisation: 'Northlight Energy', loading: null, thread: [] });
    expect(demo.people).toEqual([{ memberId, name: 'Tom Brandt', job: 'Chief operating officer', role: 'admin' }]);
    const answer = await enter(memberId);
    expect(answer.status).toBe(200);
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const session = await (await app.fetch('/api/v1/session', { headers: { cookie } })).json();
    expect(session).toMatchObject({ account: { name: 'Tom Brandt' }, member: { role: 'admin' }, demo: true });
  });

  test.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['forwarded', 'for=203.0.113.9'],
    ['x-real-ip', '127.0.0.1'],
    ['via', '1.1 proxy'],
    ['x-forwarded-host', 'kept.example'],
    ['x-forwarded-proto', 'https'],
  ])('nobody comes in through a proxy (%s)', async (name, value) => {
    expect((await enter(memberId, { [name]: value })).status).toBe(404);
    expect(await readDemo({ [name]: value })).toEqual({ available: false, organisation: null, people: [], thread: [], loading: null });
  });

  test('a foreign name that was pointed at this machine finds nothing', async () => {
    expect((await enter(memberId, { origin: 'http://rebound.example' }, 'http://rebound.example')).status).toBe(404);
    expect(await readDemo({}, 'http://rebound.example')).toMatchObject({ available: false, people: [] });
  });

  test('a page of another site signs nobody in', async () => {
    expect((await enter(memberId, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('somebody who does not exist gets a sentence', async () => {
    const unknown = await enter('00000000-0000-7000-8000-000000000000');
    expect([unknown.status, (await unknown.json()).detail]).toEqual([404, 'There is no such demo person.']);
    expect((await enter('Tom')).status).toBe(422);
  });

  test('beside an organisation of somebody else the demo people still come in, and nobody of that organisation does', async () => {
    const world = await makeWorld(app);
    expect((await enter(world.admin.memberId)).status).toBe(404);
    expect((await enter(memberId)).status).toBe(200);
    expect(await readDemo()).toMatchObject({ available: true, organisation: 'Northlight Energy', people: [{ memberId }] });
  });
});

describe('while the demo world is being laid', () => {
  beforeAll(openAnew);
  afterAll(() => app.close());

  test('its people are there and the thread is not; a first start that was cut short leaves nothing when it is taken away', async () => {
    const { orgId } = await createOrganisation(app.deps, tom, { demoSeed: unfinishedMark });
    expect(await readDemo()).toMatchObject({ available: true, thread: [] });
    await removeUnfinishedDemo(app.deps, orgId);
    expect(await findDemo(app.deps)).toEqual({ kind: 'none' });
    const left = await Promise.all((await listTenantTables(app.deps.database)).map(async (table) => [table, (await app.deps.database.run(`select 1 from "${table}"`)).rows.length]));
    expect(left.filter(([table, rows]) => table !== 'audit_entry' && rows !== 0)).toEqual([]);
    expect((await app.deps.database.run('select 1 from account')).rows).toEqual([]);
    await createOrganisation(app.deps, tom, { demoSeed: unfinishedMark, onlyAsFirst: true });
  });
});

describe('where somebody has an organisation of their own', () => {
  beforeAll(openAnew);
  afterAll(() => app.close());

  test('no demo people are offered, nobody gets in without a password, and no demo world is laid', async () => {
    const world = await makeWorld(app);
    expect(await readDemo()).toMatchObject({ available: false, people: [] });
    expect((await enter(world.admin.memberId)).status).toBe(404);
    const lines: string[] = [];
    await loadDemo(app.deps, '127.0.0.1', (line) => lines.push(line));
    expect(lines).toEqual([]);
    expect((await app.deps.database.run('select 1 from organisation')).rows.length).toBe(1);
  });

  test('the demo world is refused in a sentence where others could reach it or mail goes out', () => {
    const { place, transport, database } = app.deps;
    const elsewhere = { ...database, queue: { kind: 'postgres', url: 'postgres://kept:kept@db.example:5432/kept' } } as const;
    const here = { ...database, queue: { kind: 'postgres', url: 'postgres://kept@127.0.0.1:5432/kept' } } as const;
    expect(demoRefusal({ place, transport, database: elsewhere }, '127.0.0.1')).toContain('the database of DATABASE_URL is elsewhere');
    expect(demoRefusal({ place, transport, database: here }, '127.0.0.1')).toBeUndefined();
    expect(demoRefusal({ place, transport, database: here }, '0.0.0.0')).toContain('not laid where others can reach it');
    expect(demoRefusal({ place: { ...place, baseUrl: 'https://kept.example' }, transport, database: here }, '127.0.0.1')).toContain('not laid where others can reach it');
    expect(demoRefusal({ place, transport: { ...transport, name: 'resend' }, database: here }, 'localhost')).toContain('Unset RESEND_API_KEY and SMTP_URL');
  });
});
