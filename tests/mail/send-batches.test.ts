import { eraseCustomer } from '@kept/api/forget/erase-customer.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { claimMs } from '@kept/core/close-loop/delivery-rules.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResend } from '../support/open-resend.ts';
import { type Mischief, startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { newId } from '@kept/db/new-id.ts';
import { addressOf, makeBatchWorld } from './batch-world.ts';

const start = new Date('2026-11-24T10:00:00Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

async function open(people: number, manners: Parameters<typeof startStandInProvider>[0] = {}) {
  app.setNow(start);
  const provider = await startStandInProvider(manners);
  const laid = await makeBatchWorld(app, people);
  const states = async () => Object.entries(Object.groupBy(await laid.mails(), (row) => row.state)).map(([state, rows]) => [state, rows.length]);
  return { ...laid, provider, states, resend: openResend(provider.url) };
}

test('mail to customers leaves a hundred in a request; the bytes go when it is settled, their hash stays', async () => {
  const { provider, send, resend, mails, batches } = await open(230);
  await send(resend);
  expect(provider.asked()).toBe(3);
  expect(new Set(provider.taken().map(({ to }) => to)).size).toBe(230);
  const rows = await mails();
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['sent']));
  expect(new Set(rows.map((row) => row.providerId)).size).toBe(230);
  const idOf = new Map(provider.taken().map(({ to, id }) => [to, id]));
  expect(rows.every((row) => row.providerId === idOf.get(row.emailNormal ?? ''))).toBe(true);
  const frozen = await batches();
  expect(frozen.map((one) => one.members.length).sort()).toEqual([100, 100, 30]);
  expect(frozen.every((one) => one.bytes === null && one.settledAt !== null && /^[0-9a-f]{64}$/.test(one.bytesHash))).toBe(true);
  await provider.close();
});

test('three workers at once share the batches, and nobody is in two of them', async () => {
  const { provider, send, resend, states, batches } = await open(60);
  const { batches: many } = resend;
  if (many === undefined) throw new Error('Resend takes batches.');
  const small = { ...resend, batches: { ...many, most: 10 } };
  await Promise.all([send(small), send(small), send(small)]);
  expect(provider.taken()).toHaveLength(60);
  expect(new Set(provider.taken().map(({ to }) => to)).size).toBe(60);
  expect(await states()).toEqual([['sent', 60]]);
  expect((await batches()).flatMap(({ members }) => members)).toHaveLength(60);
  await provider.close();
});

test('an unknown outcome is repeated with the same bytes, even when a name or a wish changed meanwhile', async () => {
  const lost: Mischief[] = ['broken'];
  const { provider, send, resend, batches, states, inside, ctx, world } = await open(3, { chance: () => 0 });
  await provider.close();
  // The first provider never answers: nobody knows whether it took them.
  await send(resend);
  const [before] = await batches();
  expect(before).toMatchObject({ attempt: 1, settledAt: null, claimedAt: null });
  await inside((tx) => tx.insert(suppression).values({ orgId: world.orgId, addressMac: addressMacOf(ctx, addressOf(1)), reason: 'unsubscribed', at: start }));
  await inside((tx) => tx.update(setting).set({ senderName: 'Another name' }).where(eq(setting.orgId, world.orgId)));
  const second = await startStandInProvider({ mischief: () => lost.pop() });
  for (const minutes of [2, 10]) {
    app.setNow(later(minutes));
    await send(openResend(second.url));
  }
  expect(second.taken().map(({ to }) => to)).toEqual([0, 1, 2].map(addressOf));
  expect(second.conflicts()).toBe(0);
  expect(await states()).toEqual([['sent', 3]]);
  expect(await batches()).toMatchObject([{ id: before?.id, bytesHash: before?.bytesHash, attempt: 3, bytes: null }]);
  await second.close();
});

test('a batch that certainly was not taken is opened: who unsubscribes before the next one is not in it', async () => {
  const mischief: (Mischief | undefined)[] = [undefined, 'busy'];
  const { provider, send, resend, batches, states, inside, ctx, world } = await open(3, { retryAfterSeconds: 60, mischief: () => mischief.pop() });
  await send(resend);
  expect(await states()).toEqual([['pending', 3]]);
  expect(await batches()).toEqual([]);
  await inside((tx) => tx.insert(suppression).values({ orgId: world.orgId, addressMac: addressMacOf(ctx, addressOf(1)), reason: 'unsubscribed', at: start }));
  app.setNow(later(2));
  await send(resend);
  expect(provider.taken().map(({ to }) => to)).toEqual([addressOf(0), addressOf(2)]);
  expect((await states()).toSorted()).toEqual([['left_out', 1], ['sent', 2]]);
  await provider.close();
});

test('one bad address costs one row; a request refused whole goes mail by mail', async () => {
  const bad = await open(5, { isBad: (address) => address === addressOf(3) });
  await bad.send(bad.resend);
  expect(bad.provider.taken()).toHaveLength(4);
  expect((await bad.mails()).map((row) => row.state)).toEqual(['sent', 'sent', 'sent', 'failed', 'sent']);
  await bad.provider.close();
  const whole = await open(4, { isBad: (address) => address === addressOf(2), mischief: (path) => (path.endsWith('/batch') ? 'refuses' : undefined) });
  await whole.send(whole.resend);
  await whole.send(whole.resend);
  expect((await whole.mails()).map((row) => row.state)).toEqual(['sent', 'sent', 'failed', 'sent']);
  expect(whole.provider.taken().map(({ to }) => to).toSorted()).toEqual([0, 1, 3].map(addressOf));
  await whole.provider.close();
});

test.each(['broken', 'nonsense', 'loses it'] as const)('a provider that answers “%s” for a day: repeated under one key, and then left to a person', async (mischief) => {
  const { provider, send, resend, states, batches } = await open(2, { mischief: () => mischief });
  for (const minutes of [0, 5, 60, 23 * 60 + 10]) {
    app.setNow(later(minutes));
    await send(resend);
  }
  expect(provider.asked()).toBe(3);
  expect(await states()).toEqual([['uncertain', 2]]);
  expect(await batches()).toMatchObject([{ bytes: null }]);
  await provider.close();
});

test('a provider that asks everybody to wait for an hour is not asked again, by nobody', async () => {
  const pauses: number[] = [];
  const { provider, send, states } = await open(2, { retryAfterSeconds: 3600, mischief: () => 'busy' });
  await send(openResend(provider.url, () => pauses.at(-1), pauses));
  app.setNow(later(61));
  await send(openResend(provider.url, () => pauses.at(-1), pauses));
  expect(pauses).toEqual([3600]);
  expect(provider.asked()).toBe(1);
  expect(await states()).toEqual([['pending', 2]]);
  await provider.close();
});

test('a worker that dies holding a batch: another repeats it under the same key; one that comes back changes nothing', async () => {
  const { provider, send, resend, states, batches } = await open(2);
  const { batches: many } = resend;
  if (many === undefined) throw new Error('Resend takes batches.');
  let wake: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => (wake = resolve));
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const deliver: typeof many.deliver = async (request, key, count) => {
    const answer = await many.deliver(request, key, count);
    reach();
    await dead;
    return { outcome: 'unknown', reason: answer.outcome };
  };
  const zombie = send({ ...resend, batches: { ...many, deliver } });
  await reached;
  app.setNow(new Date(start.getTime() + claimMs + 1000));
  await send(resend);
  wake();
  await zombie;
  expect(provider.taken()).toHaveLength(2);
  expect(await states()).toEqual([['sent', 2]]);
  expect(await batches()).toMatchObject([{ attempt: 2, bytes: null }]);
  await provider.close();
});

test('who is erased while a batch waits to be repeated is in no bytes any more, and nobody is mailed twice for it', async () => {
  const { provider, send, resend, states, batches, ids, world } = await open(3, { mischief: () => 'broken' });
  await send(resend);
  await eraseCustomer({ ...app.deps, orgId: world.orgId, actor: { kind: 'system', job: 'test' } }, ids[1] ?? '');
  expect((await batches())[0]?.bytes).toBeNull();
  app.setNow(later(5));
  await send(resend);
  expect(provider.asked()).toBe(1);
  expect((await states()).toSorted()).toEqual([['left_out', 1], ['uncertain', 2]]);
  await provider.close();
});

test('mail to the organisation’s own people waits for no batch', async () => {
  const { provider, send, resend, inside, ctx, world } = await open(2);
  await inside((tx) => queueMail(tx, ctx, { kind: 'account', occasion: 'a token', recipient: `member:${world.orgId}`, to: { name: 'Olu', email: 'olu@staff.example' }, subject: 'Your link', html: '<p>Link</p>', plainText: 'Link' }));
  await send(resend);
  expect(provider.taken().map(({ to }) => to)).toEqual(['olu@staff.example', addressOf(0), addressOf(1)]);
  await provider.close();
});

test('batches frozen for a provider that is not set up any more are left to a person', async () => {
  const { provider, send, resend, states } = await open(2, { mischief: () => 'broken' });
  await send(resend);
  app.setNow(later(5));
  await send(app.deps.transport);
  expect(await states()).toEqual([['uncertain', 2]]);
  await provider.close();
});

test('at most fifty batches are frozen and not settled: the rest waits where it can still be changed', async () => {
  const { provider, send, resend, states, batches } = await open(54, { mischief: () => 'broken' });
  const { batches: many } = resend;
  if (many === undefined) throw new Error('Resend takes batches.');
  const one = { ...resend, batches: { ...many, most: 1 } };
  for (let run = 0; run < 3; run += 1) await send(one);
  expect(await batches()).toHaveLength(50);
  expect((await states()).toSorted()).toEqual([['pending', 4], ['sending', 50]]);
  await provider.close();
});

test('a worker that comes back after another repeated its batch without an answer opens nothing: the repeat may have arrived', async () => {
  const { provider, send, resend, states, batches } = await open(2);
  const { batches: many } = resend;
  if (many === undefined) throw new Error('Resend takes batches.');
  const [wake, reach] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const zombie = send({
    ...resend,
    batches: {
      ...many,
      deliver: async () => {
        reach.resolve();
        await wake.promise;
        return { outcome: 'later', reason: 'Too many requests.', retryAfterSeconds: undefined };
      },
    },
  });
  await reach.promise;
  app.setNow(new Date(start.getTime() + claimMs + 1000));
  await send({ ...resend, batches: { ...many, deliver: async () => ({ outcome: 'unknown', reason: 'No answer came back.' }) } });
  wake.resolve();
  await zombie;
  expect(await batches()).toMatchObject([{ attempt: 2, settledAt: null }]);
  expect(await states()).toEqual([['sending', 2]]);
  await provider.close();
});

test('a batch of a digest that was stopped is not repeated until the digest goes on', async () => {
  const { provider, send, resend, inside, world } = await open(2, { mischief: () => 'broken' });
  await send(resend);
  await provider.close();
  const id = newId(start);
  const kept = { raised: 0, answered: 0, changed: 0, confirmed: 0, declined: 0, unanswered: 0 };
  await inside(async (tx) => {
    await tx.insert(digest).values({ orgId: world.orgId, id, series: 'said', period: '2026-Q4', edition: 0, state: 'paused', subject: 'x', intro: '', fromAt: start, untilAt: start, loopKept: kept, createdBy: world.admin.memberId, createdAt: start });
    await tx.update(mailBatch).set({ kind: 'digest', occasion: id }).where(eq(mailBatch.orgId, world.orgId));
  });
  const second = await startStandInProvider();
  app.setNow(later(5));
  await send(openResend(second.url));
  expect(second.asked()).toBe(0);
  await inside((tx) => tx.update(digest).set({ state: 'sending' }).where(eq(digest.orgId, world.orgId)));
  await send(openResend(second.url));
  expect(second.taken()).toHaveLength(2);
  await second.close();
});
