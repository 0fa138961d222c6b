import { serve } from '@hono/node-server';
import { createApp } from '@kept/api/app.ts';
import { mailDoorFor } from '@kept/api/mail/inbound/mail-door.ts';
import { runJob } from '@kept/api/run-due.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { openResend } from '../support/open-resend.ts';
import { startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import type { Fate, Telling } from '../support/tell-webhook.ts';
import { addressOf, makeBatchWorld } from './batch-world.ts';

const start = new Date('2026-11-24T10:00:00Z');
const secret = `whsec_${Buffer.from('the signing secret of this test').toString('base64')}`;
const fates: readonly (readonly Fate[])[] = [['delivered'], ['delayed', 'delivered'], ['bounced'], ['bounced for now'], ['delivered', 'complained'], ['failed'], ['suppressed'], [], ['complained', 'delayed', 'delivered']];
/** What the product knows of each at the end, in whatever order it heard. */
const known = ['sent, delivered', 'sent, delivered, delayed', 'sent, bounced', 'sent, bounced', 'sent, delivered, complained', 'sent, bounced', 'sent, bounced', 'sent', 'sent, delivered, complained'];
const fatesOf = (to: string) => fates.find((_, place) => addressOf(place) === to) ?? [];
let app: TestApp;
let url: string;
let server: ReturnType<typeof serve>;

beforeAll(async () => {
  app = await openTestApp({ now: start, door: mailDoorFor({ KEPT_INBOUND_DOMAIN: 'reply.kept.example', KEPT_INBOUND_SECRET: undefined, RESEND_API_KEY: 'k', RESEND_BASE_URL: undefined, RESEND_WEBHOOK_SECRET: secret }) });
  const port = await freePort();
  url = `http://127.0.0.1:${port}/inbound`;
  server = serve({ fetch: createApp(app.deps).fetch, port, hostname: '127.0.0.1' });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await app.close();
});

async function open(manners: Parameters<typeof startStandInProvider>[0], webhook: Partial<Telling>) {
  app.setNow(start);
  const provider = await startStandInProvider({ ...manners, webhook: { url, secret, fatesOf, ...webhook } });
  const laid = await makeBatchWorld(app, fates.length);
  const apply = () => runJob(app.deps, 'apply-inbound', laid.world.orgId);
  return {
    ...laid,
    provider,
    apply,
    send: () => laid.send(openResend(provider.url)),
    heard: () => expect.poll(() => provider.teller?.told().unheard, { timeout: 30_000 }).toBe(0),
    seen: async () => (await laid.mails()).map(({ state, deliveredAt, returned }) => [state, ...(deliveredAt === null ? [] : ['delivered']), ...(returned === null ? [] : [returned])].join(', ')),
    struck: async () => (await laid.inside((tx) => tx.select({ reason: suppression.reason }).from(suppression).where(eq(suppression.orgId, laid.world.orgId)))).map(({ reason }) => reason).toSorted(),
    stored: () => laid.inside((tx) => tx.$count(inboundMail, eq(inboundMail.orgId, laid.world.orgId))),
  };
}

test.each([
  ['in their order', {}],
  ['twice each', { twice: 1 }],
  ['in any order, some twice', { isMuddled: true, twice: 0.4 }],
  ['before the send itself is answered', { early: 1 }],
  ['before the send is answered, in any order, twice each', { early: 1, isMuddled: true, twice: 1 }],
])('what the provider tells of each mail is written down once: %s', async (_name, webhook) => {
  const { provider, send, apply, heard, seen, struck, stored } = await open({}, webhook);
  await send();
  await heard();
  await apply();
  expect(await seen()).toEqual(known);
  expect(await struck()).toEqual(['bounced', 'bounced', 'complained', 'complained']);
  expect(await stored()).toBe(fates.flat().length);
  expect(Object.fromEntries(provider.teller?.told().of ?? [])).toEqual({ delivered: 4, delayed: 2, bounced: 1, 'bounced for now': 1, complained: 2, failed: 1, suppressed: 1 });
  expect(provider.teller?.refused()).toEqual([]);
  await provider.close();
});

test('told before the send was answered and applied at once, a mail keeps what was told when the answer comes', async () => {
  const { provider, send, apply, heard, seen } = await open({}, { early: 1, isMuddled: true });
  let isOver = false;
  const applying = (async () => {
    while (!isOver) await apply();
  })();
  await send();
  await heard();
  isOver = true;
  await applying;
  await apply();
  expect(await seen()).toEqual(known);
  expect(provider.asked()).toBe(1);
  await provider.close();
});

test('a send whose answer is lost is settled by what the provider tells, and nobody gets it twice', async () => {
  const isLost = { is: true };
  const { provider, send, apply, heard, seen, struck } = await open({ lostAnswers: 0.5, chance: () => (isLost.is ? 0.1 : 1) }, {});
  await send();
  await heard();
  expect(await seen()).toEqual(fates.map(() => 'sending'));
  await apply();
  expect(await seen()).toEqual(known.map((words, place) => (fates[place]?.length === 0 ? 'sending' : words)));
  isLost.is = false;
  app.setNow(new Date(start.getTime() + 120_000));
  await send();
  expect([provider.asked(), provider.taken().length, provider.conflicts()]).toEqual([2, fates.length, 0]);
  expect(await seen()).toEqual(known);
  expect(await struck()).toEqual(['bounced', 'bounced', 'complained', 'complained']);
  await provider.close();
});

test('an event signed with another secret is turned away, and tells nothing', async () => {
  const { provider, send, apply, seen, stored } = await open({}, { secret: `whsec_${Buffer.from('somebody else who signs').toString('base64')}`, early: 0 });
  await send();
  await expect.poll(() => provider.teller?.refused().length).toBeGreaterThan(0);
  await apply();
  expect(provider.teller?.refused().every((status) => status === 401)).toBe(true);
  expect([await seen(), await stored()]).toEqual([fates.map(() => 'sent'), 0]);
  await provider.close();
});

test('the stand-in forgets a key after a day; a mail whose answer was lost is not handed over any more by then', async () => {
  let now = start;
  const setNow = (hours: number) => app.setNow((now = new Date(start.getTime() + hours * 3_600_000)));
  const isLost = { is: true };
  const { provider, send, seen } = await open({ now: () => now, lostAnswers: 0.5, chance: () => (isLost.is ? 0.1 : 1) }, { fatesOf: () => [] });
  const again = async (key: string) => (await fetch(`${provider.url}/emails`, { method: 'POST', headers: { 'idempotency-key': key }, body: JSON.stringify({ to: 'reader@mail.example', subject: 'News' }) })).json();
  await send();
  expect(provider.taken()).toHaveLength(fates.length);
  isLost.is = false;
  const first = await again('a key');
  setNow(23.9);
  expect(await again('a key')).toEqual(first);
  setNow(24);
  expect((await again('a key')).id).not.toBe(first.id);
  expect(provider.taken()).toHaveLength(fates.length + 2);
  const asked = provider.asked();
  await send();
  expect([provider.asked(), await seen()]).toEqual([asked, fates.map(() => 'uncertain')]);
  await provider.close();
});
