import { applyInbound } from '@kept/api/mail/inbound/apply-inbound.ts';
import { mostEvents } from '@kept/api/mail/inbound/apply-events.ts';
import { newId } from '@kept/db/new-id.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { mail, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { and, asc, count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/test-app.ts';
import { makeBatchWorld } from '../batch-world.ts';

const start = new Date('2026-11-24T10:00:00Z');
const isServer = (process.env.TEST_DATABASE_URL ?? '') !== '';
const delivered = JSON.stringify({ kind: 'delivered', isAddressBad: false, words: '' });
const bounced = JSON.stringify({ kind: 'bounced', isAddressBad: true, words: '550 5.1.1 No such user here.' });
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

/** Mails that left, and word of them that waits to be applied, in this order. */
async function lay(people: number, words: (mailIds: readonly string[]) => readonly (readonly [mailId: string, words: string])[]) {
  app.setNow(start);
  const laid = await makeBatchWorld(app, people);
  await laid.inside((tx) => tx.update(mail).set({ state: 'sent', settledAt: start }).where(eq(mail.orgId, laid.world.orgId)));
  const ids = (await laid.mails()).map(({ id }) => id);
  const events = words(ids).map(([addressId, said], at) => ({ orgId: laid.world.orgId, id: newId(start), kind: 'bounce' as const, addressId, messageKey: String(at), raw: new TextEncoder().encode(said), providerRef: 'event', state: 'waiting' as const, attempts: 0, tryAfter: start, receivedAt: new Date(start.getTime() + at) }));
  await laid.inside((tx) => tx.insert(inboundMail).values(events));
  return {
    ...laid,
    mailIds: ids,
    apply: () => applyInbound(laid.ctx),
    states: async () => Object.fromEntries((await laid.inside((tx) => tx.select({ state: inboundMail.state, of: count() }).from(inboundMail).where(eq(inboundMail.orgId, laid.world.orgId)).groupBy(inboundMail.state))).map(({ state, of }) => [state, of])),
    seen: async () => (await laid.mails()).map(({ deliveredAt, returned }) => `${deliveredAt === null ? '' : 'delivered'} ${returned ?? ''}`.trim()),
  };
}

test('more events than are applied together are all applied, and those of one mail in one lot count as if they had come alone', async () => {
  const at = await lay(3, ([first = '', second = '', third = '']) => [...Array.from({ length: mostEvents + 50 }, () => [first, delivered] as const), [second, bounced], [second, JSON.stringify({ kind: 'complained', isAddressBad: true, words: '' })], [second, bounced], [third, JSON.stringify({ kind: 'delayed', isAddressBad: false, words: '' })], [third, delivered], [newId(start), delivered]]);
  await at.apply();
  expect(await at.seen()).toEqual(['delivered', 'complained', 'delivered delayed']);
  expect(await at.states()).toEqual({ used: mostEvents + 55, not_used: 1 });
  const struck = await at.inside((tx) => tx.select({ reason: suppression.reason }).from(suppression).where(eq(suppression.orgId, at.world.orgId)).orderBy(asc(suppression.reason)));
  expect(struck).toEqual([{ reason: 'bounced' }, { reason: 'complained' }]);
});

test('an event nobody can read holds up no other: it is tried six times, and says at last that it could not be read', async () => {
  const at = await lay(2, ([first = '', second = '']) => [[first, delivered], [second, '{"kind":"vanished"}'], [second, delivered]]);
  await at.apply();
  expect(await at.seen()).toEqual(['delivered', 'delivered']);
  expect(await at.states()).toEqual({ used: 2, waiting: 1 });
  for (let days = 1; days <= 6; days += 1) {
    app.setNow(new Date(start.getTime() + days * 86_400_000));
    await at.apply();
  }
  expect(await at.states()).toEqual({ used: 2, failed: 1 });
});

test('ten bounces in one lot hold mail to customers, as ten that came one by one', async () => {
  const at = await lay(12, (ids) => ids.slice(0, 10).map((id) => [id, bounced] as const));
  await at.apply();
  const read = async () => (await (await at.world.admin.get('/api/v1/outbox')).json()).health.held;
  expect(await read()).toMatchObject({ cause: 'bounces', bad: 10 });
});

test.skipIf(!isServer)('a mail that a worker holds is not waited for while others are held: word of it is applied when the worker is done', async () => {
  const at = await lay(3, (ids) => ids.map((id) => [id, delivered] as const));
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let isHeld: () => void = () => undefined;
  const holding = new Promise<void>((resolve) => (isHeld = resolve));
  const worker = at.inside(async (tx) => {
    await tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, at.world.orgId), eq(mail.id, at.mailIds[1] ?? ''))).for('update');
    isHeld();
    await held;
  });
  await holding;
  const applying = at.apply();
  await expect.poll(at.seen).toEqual(['delivered', '', 'delivered']);
  release();
  await Promise.all([worker, applying]);
  expect(await at.seen()).toEqual(['delivered', 'delivered', 'delivered']);
});
