import { systemCtx } from '@kept/api/context.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';

const start = new Date('2026-11-22T10:00:00Z');
let app: TestApp;
let world: World;
let marketer: Person;

const hostile = ['=HYPERLINK("http://evil.example")', 'Eve\r\nBcc: all@evil.example', '<script>alert(1)</script>', '\u202Eevil', 'x'.repeat(300), '"quoted" <a@b.example>', ''];

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app, 'Northlight Energy');
  marketer = await world.join('marketer');
  const approver = await world.join('marketer');
  const themeId = await layTheme(app, world);
  await layCustomers(app, world, hostile.map((name, place) => ({ name, email: `h${place}@mail.example`, themeId, text: `${name} the bill came late` })));
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  await marketer.post(`/api/v1/digests/${id}/test`, {});
  await marketer.post(`/api/v1/digests/${id}/review`, {});
  await approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 });
  await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 });
  await inOrg(app.deps.db, world.orgId, (tx) =>
    queueMail(tx, systemCtx(app.deps, world.orgId, 'test'), { kind: 'account', occasion: 'reset 1', recipient: 'account:1', to: { name: 'Ada', email: 'ada@staff.example' }, subject: 'Reset your password', html: '<p>secret link</p>', plainText: 'secret link' }),
  );
  await app.settle();
});
afterAll(() => app.close());

interface Line { id: string; kind: string; state: string; toEmail: string; subject: string }
const list = async (person: Person, query = ''): Promise<Line[]> => (await (await person.get(`/api/v1/outbox${query}`)).json()).mails;
const raw = async (id: string) => Buffer.from(await (await world.admin.get(`/api/v1/outbox/${id}/raw`)).arrayBuffer());

test('every mail that went out parses back whole: headers, both parts, unsubscribe link and postal address', async () => {
  const digests = await list(world.admin, '?kind=digest');
  expect(digests).toHaveLength(hostile.length);
  for (const line of await list(world.admin)) {
    const parsed = await simpleParser(await raw(line.id));
    expect(parsed.to && !Array.isArray(parsed.to) ? parsed.to.value.map((to) => to.address) : []).toEqual([line.toEmail]);
    expect([parsed.cc, parsed.bcc]).toEqual([undefined, undefined]);
    expect(parsed.subject).toBe(line.subject);
    expect((parsed.text ?? '').length).toBeGreaterThan(5);
    expect(String(parsed.html)).not.toContain('<script');
    if (line.kind !== 'digest') continue;
    const link = /<(http[^>]+)>/.exec(String((await raw(line.id)).toString().replace(/\r\n\s+/g, '').match(/^List-Unsubscribe: .*$/m)?.[0]))?.[1] ?? '';
    expect(parsed.headerLines.find((header) => header.key === 'list-unsubscribe-post')?.line).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    for (const part of [String(parsed.html), parsed.text ?? '']) {
      expect(part).toContain(link);
      expect(part).toContain('1 Test Street');
    }
  }
});

test('a hostile name becomes no header, no markup and no greeting', async () => {
  for (const line of await list(world.admin, '?kind=digest')) {
    const parsed = await simpleParser(await raw(line.id));
    expect(parsed.headers.has('bcc')).toBe(false);
    expect(String(parsed.html)).not.toMatch(/<a href="http:\/\/evil/);
  }
});

test('account mails are for administrators only, in the list and one by one', async () => {
  const [account] = await list(world.admin, '?kind=account');
  expect(account).toMatchObject({ state: 'sent', subject: 'Reset your password' });
  expect(await list(marketer, '?kind=account')).toEqual([]);
  expect((await list(marketer)).some((line) => line.kind === 'account')).toBe(false);
  for (const path of ['', '/raw']) {
    expect((await marketer.get(`/api/v1/outbox/${account?.id}${path}`)).status).toBe(404);
    expect((await world.admin.get(`/api/v1/outbox/${account?.id}${path}`)).status).toBe(200);
  }
});

test('the list goes on page by page without losing or repeating a mail', async () => {
  const ids = await layCustomers(app, world, Array.from({ length: 60 }, (_, place) => ({ email: `p${place}@mail.example` })));
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    for (const [place, id] of ids.entries()) await queueMail(tx, ctx, { kind: 'notice', occasion: 'n', recipient: `customer:${id}`, to: { name: null, email: `p${place}@mail.example` }, subject: 'n', html: 'n', plainText: 'n' });
  });
  const seen: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: { mails: Line[]; next: string | null } = await (await marketer.get(`/api/v1/outbox?kind=notice${next === '' ? '' : `&before=${next}`}`)).json();
    seen.push(...page.mails.map((line) => line.id));
    next = page.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([60, 60]);
  expect((await marketer.get('/api/v1/outbox?kind=spam')).status).toBe(422);
  expect((await marketer.get('/api/v1/outbox?before=x')).status).toBe(422);
});
