import { type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';
import { systemCtx } from '@kept/api/context.ts';
import { saveMailChoices } from '@kept/api/close-loop/mail-choices.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { receiveCustomers } from '@kept/api/listen/receive-customers.ts';
import { addressMacOf, customerLinks } from '@kept/api/mail/customer-links.ts';
import { listConsents } from '@kept/api/mail/list-consents.ts';
import { planMails } from '@kept/api/mail/plan-mails.ts';
import { recordConsents } from '@kept/api/mail/record-consents.ts';
import { inOrg } from '@kept/db/scope.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
const dayMs = 86_400_000;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

const ctxOf = (world: World) => systemCtx(app.deps, world.orgId, 'test');
const at = (day: number) => new Date(start.getTime() + day * dayMs);

/** One customer with an address, in an organisation of their own. */
async function somebody() {
  const world = await makeWorld(app);
  const id: string = (await (await world.admin.post('/api/v1/customers', { externalId: 'K-1', email: 'kim@mail.example', name: 'Kim' })).json()).items[0].id;
  return { world, id, ctx: ctxOf(world), mac: addressMacOf(ctxOf(world), 'kim@mail.example'), read: async () => (await world.admin.get(`/api/v1/customers/${id}/consents`)).json() };
}

test('a yes or a no keeps its source, its date and who noted it, from wherever it comes', async () => {
  const { world, id, read, ctx, mac } = await somebody();
  expect(await read()).toMatchObject({ address: 'kim@mail.example', suppressed: null, history: [], standing: mailTopics.map((topic) => ({ topic, wanted: true, since: null })) });
  await world.admin.post('/api/v1/customers', { externalId: 'K-1', email: 'KIM@mail.example', consents: [{ topic: 'digest', granted: false, saidAt: '2026-10-01T09:00:00Z' }] });
  const lead = await world.join('lead', 'Lena Lead');
  const noted = await (await lead.post(`/api/v1/customers/${id}/consents`, { consents: [{ topic: 'news', granted: false }], note: 'On the phone, from kim@mail.example' })).json();
  expect(noted.standing).toMatchObject([
    { topic: 'surveys', wanted: true, since: null },
    { topic: 'news', wanted: false, since: { source: 'member', by: 'Lena Lead', note: 'On the phone, from [email]', saidAt: start.toISOString() } },
    { topic: 'digest', wanted: false, since: { source: 'api', by: null, saidAt: '2026-10-01T09:00:00.000Z', recordedAt: start.toISOString() } },
  ]);
  const { preferencesUrl, unsubscribeUrl } = customerLinks(ctx, { customerId: id, emailNormal: 'kim@mail.example' });
  await app.fetch(new URL(preferencesUrl).pathname, { method: 'POST', body: new URLSearchParams({ digest: 'yes' }) });
  expect((await read()).standing).toMatchObject([{ wanted: false, since: { source: 'preference_page' } }, { wanted: false }, { wanted: true, since: { source: 'preference_page' } }]);
  await app.fetch(new URL(unsubscribeUrl).pathname, { method: 'POST' });
  expect(await read()).toMatchObject({ suppressed: 'unsubscribed', standing: mailTopics.map((topic) => ({ topic, wanted: false, since: { source: 'unsubscribe' } })) });
  expect((await read()).history).toHaveLength(8);
  const plans = await inOrg(ctx.db, ctx.orgId, (tx) => planMails(tx, ctx, 'notice', 'o', [{ recipient: `customer:${id}`, email: 'kim@mail.example' }], { hold: false }));
  expect([...plans.values()]).toMatchObject([{ send: false, code: 'unsubscribed' }]);
  expect(mac).not.toContain('kim');
});

test('who has no address, is not here or may not note it is told so', async () => {
  const { world, id } = await somebody();
  const none = (await (await world.admin.post('/api/v1/customers', { externalId: 'K-2' })).json()).items[0].id;
  const body = { consents: [{ topic: 'digest', granted: true }] };
  expect((await world.admin.post(`/api/v1/customers/${none}/consents`, body)).status).toBe(409);
  expect((await world.admin.post('/api/v1/customers/01900000-0000-7000-8000-000000000000/consents', body)).status).toBe(404);
  expect((await (await world.join('agent')).post(`/api/v1/customers/${id}/consents`, body)).status).toBe(403);
  expect((await world.admin.post(`/api/v1/customers/${id}/consents`, { consents: [{ ...body.consents[0], saidAt: '2027-01-01T00:00:00Z' }] })).status).toBe(422);
});

test('a file or another system without a date, or with an older one, undoes no unsubscribe; a later one does', async () => {
  const { world, read, ctx, mac } = await somebody();
  await unsubscribe(ctx, mac);
  const send = (consent: Record<string, unknown>) => world.admin.post('/api/v1/customers', { externalId: 'K-1', email: 'kim@mail.example', consents: [{ topic: 'digest', granted: true, ...consent }] });
  for (const consent of [{}, { saidAt: '2026-11-19T10:00:00Z' }, { saidAt: start.toISOString() }]) {
    await send(consent);
    expect(await read()).toMatchObject({ suppressed: 'unsubscribed', standing: [{ wanted: false }, { wanted: false }, { wanted: false }] });
  }
  await send({ saidAt: new Date(start.getTime() + 1).toISOString() });
  expect(await read()).toMatchObject({ suppressed: null, standing: [{ wanted: false }, { wanted: false }, { wanted: true }] });
});

test('two who write about one address at once leave one history without gaps, and the state it says', async () => {
  const { ctx, mac, read } = await somebody();
  const said = (granted: boolean, day: number) => inOrg(ctx.db, ctx.orgId, (tx) => recordConsents(tx, ctx, mailTopics.toReversed().map((topic) => ({ addressMac: mac, topic, granted, source: 'api', saidAt: at(-day) }))));
  await Promise.all([said(true, 9), unsubscribe(ctx, mac), said(false, 4), said(true, 2), saveMailChoices(ctx, mac, new Set<MailTopic>(['news']))]);
  const { history, standing, suppressed } = await read();
  expect(history).toHaveLength(15);
  const numbers = (await app.deps.database.run(`select topic, max(number)::int as last, count(*)::int as n from mail_consent where org_id = '${ctx.orgId}' group by topic`)).rows;
  for (const row of numbers) expect([row.last, row.n]).toEqual([5, 5]);
  for (const one of standing) if (suppressed === null) expect(one.wanted).toBe(one.since.granted);
});

const anyDay = fc.integer({ min: -30, max: 0 });
const step = fc.oneof(
  fc.record({ from: fc.constant('file' as const), topic: fc.constantFrom(...mailTopics), granted: fc.boolean(), day: fc.option(anyDay, { nil: null }), source: fc.constantFrom('import' as const, 'api' as const) }),
  fc.record({ from: fc.constant('page' as const), wanted: fc.subarray([...mailTopics]) }),
  fc.record({ from: fc.constant('unsubscribe' as const) }),
  fc.record({ from: fc.constant('colleague' as const), topic: fc.constantFrom(...mailTopics), granted: fc.boolean(), day: anyDay }),
  fc.record({ from: fc.constant('clock' as const), days: fc.integer({ min: 1, max: 5 }) }),
);

/** What was said, as a person would keep it on paper: when it counts from, and whether it may stand against a no of the same moment. */
interface Paper {
  readonly topic: MailTopic;
  readonly granted: boolean;
  readonly countsFrom: number;
  readonly isWeakYes: boolean;
}

test('whatever is said wherever, what stands is the last by time, and mail obeys it', async () => {
  const world = await makeWorld(app);
  let person = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      person += 1;
      app.setNow(start);
      let today = 0;
      const email = `p${person}@mail.example`;
      const ctx = ctxOf(world);
      const id = (await receiveCustomers(ctx, [{ externalId: `P-${person}`, email }])).items[0]?.id ?? '';
      const mac = addressMacOf(ctx, email);
      const paper: Paper[] = [];
      const write = (topic: MailTopic, granted: boolean, countsFrom: number, isWeakYes = false) => paper.push({ topic, granted, countsFrom, isWeakYes });
      const undated = new Map<string, boolean>();
      for (const one of steps) {
        if (one.from === 'clock') app.setNow(at((today += one.days)));
        if (one.from === 'page') {
          await saveMailChoices(ctx, mac, new Set(one.wanted));
          for (const topic of mailTopics) write(topic, one.wanted.includes(topic), today);
        }
        if (one.from === 'unsubscribe') {
          await unsubscribe(ctx, mac);
          for (const topic of mailTopics) write(topic, false, today);
        }
        if (one.from === 'colleague') {
          await inOrg(ctx.db, ctx.orgId, (tx) => recordConsents(tx, ctx, [{ addressMac: mac, topic: one.topic, granted: one.granted, source: 'member', saidAt: at(today + one.day) }]));
          write(one.topic, one.granted, today + one.day);
        }
        if (one.from === 'file') {
          await inOrg(ctx.db, ctx.orgId, (tx) => recordConsents(tx, ctx, [{ addressMac: mac, topic: one.topic, granted: one.granted, source: one.source, saidAt: one.day === null ? null : at(today + one.day) }]));
          const key = `${one.source} ${one.topic}`;
          // The same file read again says nothing new.
          if (one.day !== null || undated.get(key) !== one.granted) write(one.topic, one.granted, one.day === null ? (one.granted ? -Infinity : today) : today + one.day, one.granted);
          if (one.day === null) undated.set(key, one.granted);
        }
      }
      const { standing, suppressed } = await listConsents(ctx, id);
      for (const { topic, wanted, since } of standing) {
        const last = paper.filter((each) => each.topic === topic).toSorted((a, b) => (a.countsFrom === b.countsFrom ? Number(b.isWeakYes) - Number(a.isWeakYes) : a.countsFrom < b.countsFrom ? -1 : 1)).at(-1);
        expect(since?.granted ?? null, topic).toBe(last?.granted ?? null);
        if (suppressed === null) expect(wanted).toBe(last?.granted ?? true);
        const kind = topic === 'surveys' ? 'survey' : topic === 'news' ? 'notice' : 'digest';
        const [plan] = (await inOrg(ctx.db, ctx.orgId, (tx) => planMails(tx, ctx, kind, `o${person}`, [{ recipient: `customer:${id}`, email }], { hold: false }))).values();
        expect(plan?.send).toBe(wanted);
      }
      expect(suppressed === null || standing.every((one) => one.since?.granted !== true), 'out and wanted at once').toBe(true);
    }),
    { numRuns: 60, endOnFailure: false },
  );
  app.setNow(start);
}, 600_000);
