import { mailKinds } from '@kept/core/vocabulary.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { fingerprint } from '../support/fingerprint.ts';
import { makeSendingWorld, type SendingWorld } from '../support/sending-world.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import type { World } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';
import { noticesIn } from './notices-in.ts';

const requests = 1000;
const hour = 3_600_000;
const app: TestApp = await openTestApp({ now: new Date('2026-11-23T10:00:00Z') });
afterAll(() => app.close());

const ok = async (answer: Promise<Response>) => {
  const { status } = await answer;
  expect(status).toBeLessThan(300);
};

/** Has Kept write every kind of mail there is, by doing what brings it about. */
async function writeEveryKind(sending: SendingWorld): Promise<void> {
  const { world } = sending;
  await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set({ mailBudgetDays: 0 }).where(eq(setting.orgId, world.orgId)));
  await sending.decide();
  await ok(sending.person('tom'));
  await ok(sending.contact('call', 'tom'));
  await ok(world.admin.post('/api/v1/members/invitations', { name: 'Ina New', email: 'ina@staff.example', role: 'viewer' }));
  await ok(app.fetch('/api/v1/password-resets', { method: 'POST', headers: { 'content-type': 'application/json', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify({ email: world.admin.email }) }));
  await ok(app.fetch(`/o/${world.slug}/news`, { method: 'POST', body: new URLSearchParams({ email: 'stranger@mail.example' }) }));
  await tellOwnerAndCustomers(sending);
  await sending.wait(2 * hour);
  await sending.wait(8 * 24 * hour);
}

async function tellOwnerAndCustomers(sending: SendingWorld): Promise<void> {
  const { world } = sending;
  const [marketer, approver, owner] = [await world.join('marketer', 'Mo Marketer'), await world.join('marketer', 'Anna Second'), await world.join('owner', 'Asha Rao')];
  const [done, found] = [await layTheme(app, world), await layTheme(app, world, { status: 'emerging', title: 'Nobody rings back' })];
  await layCustomers(app, world, [{ name: 'Maria Santos', email: 'maria@mail.example', themeId: done }, { name: 'Nia', email: 'nia@mail.example', themeId: found }]);
  await ok(world.admin.post(`/api/v1/themes/${found}/acceptance`, { ownerId: owner.memberId, deadlineOn: '2026-12-18' }));
  await noticesIn(app).tell(world.admin, done);
  await sending.wait(hour);
  const { id }: { id: string } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  await ok(marketer.post(`/api/v1/digests/${id}/test`, {}));
  await ok(marketer.post(`/api/v1/digests/${id}/review`, {}));
  await app.settle();
  await ok(approver.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 }));
  await ok(marketer.post(`/api/v1/digests/${id}/schedule`, {}));
}

interface Written {
  readonly kind: string;
  readonly links: readonly string[];
}

/** The links of every mail, in its words, its page and its headers. */
async function readLinks(world: World): Promise<Written[]> {
  const rows = await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(eq(mail.orgId, world.orgId)));
  return rows.map(({ kind, html, plainText, headers }) => {
    const text = [(html ?? '').replaceAll('&amp;', '&'), plainText ?? '', JSON.stringify(headers)].join('\n');
    return { kind, links: [...text.matchAll(/http:\/\/localhost(\/[^\s"'<>)\\]*)/g)].map(([, path]) => path ?? '') };
  });
}

test('a scanner that opens every link of every kind of mail a thousand times changes nothing in the whole database', async () => {
  const sending = await makeSendingWorld(app, new Date('2026-11-23T10:00:00Z'));
  await writeEveryKind(sending);
  const written = await readLinks(sending.world);
  expect([...new Set(written.filter(({ links }) => links.length > 0).map(({ kind }) => kind))].sort()).toEqual([...mailKinds].sort());
  const links = [...new Set(written.flatMap((each) => each.links))];
  const families = new Set(links.map((path) => path.split('/')[1]?.split('?')[0]));
  expect([...families].sort()).toEqual(expect.arrayContaining(['a', 'invitation', 'n', 'o', 'p', 'r', 'reset', 's', 't', 'u']));
  const before = await fingerprint(app.deps.database);
  const statuses = new Map<string, number>();
  for (let turn = 0; turn < requests; turn += 1) {
    const path = links[turn % links.length] ?? '';
    const { status } = await app.fetch(path, { method: Math.floor(turn / links.length) % 2 === 0 ? 'GET' : 'HEAD', headers: { accept: 'text/html', 'user-agent': 'a mail scanner' } });
    statuses.set(path, status);
  }
  expect(statuses.size).toBe(links.length);
  expect(links.length * 2).toBeLessThan(requests);
  const ofServer = [...statuses].filter(([path]) => /^\/[anoprstu]\//.test(path));
  expect(ofServer.filter(([, status]) => status !== 200)).toEqual([]);
  expect(await fingerprint(app.deps.database)).toBe(before);
});
