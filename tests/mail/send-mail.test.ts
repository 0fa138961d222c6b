import { systemCtx } from '@kept/api/context.ts';
import { createResendTransport } from '@kept/api/mail/resend-transport.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import type { MailTransport, OutgoingMail } from '@kept/api/mail/transport.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers } from '../close-loop/lay-story.ts';
import { startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-22T10:00:00Z');
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

async function withMails(count: number): Promise<World> {
  app.setNow(start);
  const world = await makeWorld(app);
  const ids = await layCustomers(app, world, Array.from({ length: count }, (_, place) => ({ email: `person-${place}@mail.example` })));
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    for (const [place, id] of ids.entries()) {
      await queueMail(tx, ctx, { kind: 'notice', occasion: 'a fix', recipient: `customer:${id}`, customerId: id, to: { name: 'Maria', email: `person-${place}@mail.example` }, subject: 'News', html: '<p>News</p>', plainText: 'News' });
    }
  });
  return world;
}

const rowsOf = (world: World) => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(eq(mail.orgId, world.orgId)).orderBy(asc(mail.emailNormal)));
const send = (world: World, transport: MailTransport) => sendMail(systemCtx({ ...app.deps, transport }, world.orgId, 'send-mail'));

/** A transport whose answers the test writes. */
function scripted(deliver: MailTransport['deliver'], isRepeatable = true): MailTransport {
  return { name: 'resend', isRepeatable, deliver };
}

test('with lost answers, a busy provider and workers that die holding mails, every address gets its mail exactly once', async () => {
  const world = await withMails(120);
  const provider = await startStandInProvider({ lostAnswers: 0.05, busy: 0.05 });
  const resend = createResendTransport({ apiKey: 'a key', baseUrl: provider.url });
  let deaths = 0;
  // A worker killed by -9 neither hears the answer nor settles anything: its promise is simply never heard of again.
  const mortal = (lives: number) => {
    let left = lives;
    return scripted(async (message: OutgoingMail) => {
      left -= 1;
      if (left < 0) return new Promise(() => undefined);
      const delivery = await resend.deliver(message);
      if (left === 0) deaths += 1;
      return left === 0 ? new Promise(() => undefined) : delivery;
    });
  };
  for (let round = 1; round <= 12; round += 1) {
    app.setNow(minutes(round * 6));
    void send(world, mortal(9 + round));
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  for (let round = 0; round < 12 && (await rowsOf(world)).some((row) => row.state !== 'sent'); round += 1) {
    app.setNow(minutes(120 + round * 61));
    await send(world, resend);
  }
  const taken = provider.taken().map((entry) => entry.to);
  expect(deaths).toBeGreaterThan(5);
  expect(provider.asked()).toBeGreaterThan(120);
  expect(new Set(taken).size).toBe(120);
  expect(taken).toHaveLength(120);
  expect(provider.conflicts()).toBe(0);
  expect((await rowsOf(world)).map((row) => row.state)).toEqual(Array.from({ length: 120 }, () => 'sent'));
  await provider.close();
}, 60_000);

test('three workers at once share the mails and send none twice', async () => {
  const world = await withMails(90);
  const provider = await startStandInProvider();
  const resend = createResendTransport({ apiKey: 'a key', baseUrl: provider.url });
  await Promise.all([send(world, resend), send(world, resend), send(world, resend)]);
  expect(provider.taken()).toHaveLength(90);
  expect(provider.asked()).toBe(90);
  await provider.close();
});

test('a worker that was stopped and continued after another took its mail over changes nothing', async () => {
  const world = await withMails(1);
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const zombie = send(world, scripted(async () => {
    await asleep;
    return { outcome: 'refused', reason: 'an old answer' };
  }));
  await new Promise((resolve) => setTimeout(resolve, 200));
  app.setNow(minutes(6));
  await send(world, scripted(async () => ({ outcome: 'sent', providerId: 'second' })));
  wake();
  await zombie;
  expect(await rowsOf(world)).toMatchObject([{ state: 'sent', providerId: 'second', attempt: 2 }]);
});

test('retry-after is obeyed by the whole batch, and nobody is asked again before', async () => {
  const world = await withMails(30);
  let asked = 0;
  const busy = scripted(async () => {
    asked += 1;
    return { outcome: 'later', reason: 'Too many requests.', retryAfterSeconds: 90 };
  });
  await send(world, busy);
  expect(asked).toBeLessThanOrEqual(4);
  app.setNow(new Date(start.getTime() + 89_000));
  await send(world, busy);
  expect(asked).toBeLessThanOrEqual(4);
  app.setNow(new Date(start.getTime() + 90_000));
  await send(world, scripted(async () => ({ outcome: 'sent', providerId: 'x' })));
  expect((await rowsOf(world)).every((row) => row.state === 'sent')).toBe(true);
});

test('a refused address fails with the reason; after 23 hours of not knowing a mail is uncertain and never sent again', async () => {
  const world = await withMails(2);
  const answers: MailTransport['deliver'] = async (message) => (message.to.email.startsWith('person-0') ? { outcome: 'refused', reason: 'There is no such mailbox.' } : { outcome: 'unknown', reason: 'No answer came back.' });
  for (let hour = 0; hour <= 24; hour += 2) {
    app.setNow(minutes(hour * 60));
    await send(world, scripted(answers));
  }
  expect(await rowsOf(world)).toMatchObject([{ state: 'failed', reason: 'There is no such mailbox.' }, { state: 'uncertain' }]);
  app.setNow(minutes(72 * 60));
  await send(world, scripted(async () => ({ outcome: 'sent', providerId: 'x' })));
  expect((await rowsOf(world)).map((row) => row.state)).toEqual(['failed', 'uncertain']);
});

test('over a mail server, which knows no repeat, a mail whose fate is unknown is not sent a second time', async () => {
  const world = await withMails(1);
  void send(world, scripted(() => new Promise(() => undefined), false));
  await new Promise((resolve) => setTimeout(resolve, 200));
  app.setNow(minutes(6));
  let asked = 0;
  await send(world, scripted(async () => {
    asked += 1;
    return { outcome: 'sent', providerId: 'x' };
  }, false));
  expect(asked).toBe(0);
  expect(await rowsOf(world)).toMatchObject([{ state: 'uncertain' }]);
});

test('a transport is never called while a transaction is open', async () => {
  const world = await withMails(3);
  const seen: string[] = [];
  await send(world, scripted(async (message) => {
    // On the embedded database an open transaction would hold the only connection, and this read would never end.
    const rows = await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ state: mail.state }).from(mail).where(eq(mail.id, message.mailId)));
    seen.push(rows[0]?.state ?? '');
    return { outcome: 'sent', providerId: 'x' };
  }));
  expect(seen).toEqual(['sending', 'sending', 'sending']);
});
