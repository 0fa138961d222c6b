import { systemCtx } from '@kept/api/context.ts';
import { findDue, type Job, sweepEverySeconds } from '@kept/api/jobs.ts';
import { mailDue } from '@kept/api/mail/mail-due.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import type { MailTransport } from '@kept/api/mail/transport.ts';
import { claimMs, type Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers } from '../close-loop/lay-story.ts';
import { openResend } from '../support/open-resend.ts';
import { startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-22T10:00:00Z');
const seconds = (count: number) => new Date(start.getTime() + count * 1000);
const minutes = (count: number) => seconds(count * 60);
const sending: Job = { name: 'send-mail', run: sendMail, due: mailDue };
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

/** Spread evenly over 0 to 1 and the same in every run: what happens in one of twenty cases never happens twice in a row. */
function evenChance(): () => number {
  let drawn = 0;
  return () => ((drawn += 1) * 0.618033988749895) % 1;
}

/** A worker's line to the provider until a kill -9: the given answer, and every later one, is never heard, and nothing is settled any more. */
function mortal(transport: MailTransport, answers: number): { transport: MailTransport; dead: Promise<'dead'> } {
  let heard = 0;
  let die: (end: 'dead') => void = () => undefined;
  const dead = new Promise<'dead'>((resolve) => {
    die = resolve;
  });
  const deliver: MailTransport['deliver'] = async (message) => {
    const delivery = heard < answers ? await transport.deliver(message) : undefined;
    heard += 1;
    if (heard === answers) die('dead');
    return heard < answers && delivery !== undefined ? delivery : new Promise(() => undefined);
  };
  return { transport: scripted(deliver), dead };
}

/** A transport that has taken a mail and does not answer until it is told to. */
function silent(isRepeatable = true) {
  let asked = 0;
  let reach: () => void = () => undefined;
  let answer: (delivery: Delivery) => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const answered = new Promise<Delivery>((resolve) => {
    answer = resolve;
  });
  const transport = scripted(async () => {
    asked += 1;
    reach();
    return answered;
  }, isRepeatable);
  return { transport, reached, answer, asked: () => asked };
}

test('with lost answers, a busy provider and workers that die holding mails, every address gets its mail exactly once', async () => {
  const world = await withMails(120);
  const provider = await startStandInProvider({ lostAnswers: 0.05, busy: 0.05, chance: evenChance() });
  const resend = openResend(provider.url);
  // 60 answers at most are heard before the deaths, so no round runs out of mails.
  const lives = [2, 9, 4, 7, 5, 1, 8, 3, 6, 2, 9, 4];
  const ends: string[] = [];
  for (const [round, answers] of lives.entries()) {
    app.setNow(minutes(round + 1));
    const worker = mortal(resend, answers);
    ends.push(await Promise.race([worker.dead, send(world, worker.transport).then(() => 'lived')]));
  }
  expect(ends).toEqual(lives.map(() => 'dead'));
  for (let round = 0; round < 12 && (await rowsOf(world)).some((row) => row.state !== 'sent'); round += 1) {
    app.setNow(minutes(30 + round * 61));
    await send(world, resend);
  }
  const taken = provider.taken().map((entry) => entry.to);
  expect(provider.asked()).toBeGreaterThan(120);
  expect(new Set(taken).size).toBe(120);
  expect(taken).toHaveLength(120);
  expect(provider.conflicts()).toBe(0);
  expect((await rowsOf(world)).map((row) => row.state)).toEqual(Array.from({ length: 120 }, () => 'sent'));
  await provider.close();
});

test('three workers at once share the mails and send none twice', async () => {
  const world = await withMails(90);
  const provider = await startStandInProvider();
  const resend = scripted(openResend(provider.url).deliver);
  await Promise.all([send(world, resend), send(world, resend), send(world, resend)]);
  expect(provider.taken()).toHaveLength(90);
  expect(provider.asked()).toBe(90);
  await provider.close();
});

test('a worker that was stopped and continued after another took its mails over changes nothing and sends none of those that waited', async () => {
  const world = await withMails(10);
  const line = silent();
  const zombie = send(world, line.transport);
  await line.reached;
  app.setNow(seconds(46));
  await send(world, scripted(async () => ({ outcome: 'sent', providerId: 'second' })));
  line.answer({ outcome: 'refused', reason: 'an old answer' });
  await zombie;
  expect(line.asked()).toBe(4);
  expect(await rowsOf(world)).toMatchObject(Array.from({ length: 10 }, () => ({ state: 'sent', providerId: 'second', attempt: 2 })));
});

test('a dead worker loses its mails after 45 seconds, and with the next sweep they are on their way within 90', async () => {
  const world = await withMails(3);
  const line = silent();
  void send(world, line.transport);
  await line.reached;
  app.setNow(seconds(45));
  const next = scripted(async () => ({ outcome: 'sent', providerId: 'next' }));
  await send(world, next);
  expect((await rowsOf(world)).map((row) => row.state)).toEqual(['sending', 'sending', 'sending']);
  app.setNow(seconds(46));
  expect(await findDue(app.deps.db, sending, app.deps.now())).toContain(world.orgId);
  await send(world, next);
  expect((await rowsOf(world)).map((row) => row.state)).toEqual(['sent', 'sent', 'sent']);
  expect(claimMs + sweepEverySeconds * 1000).toBeLessThan(90_000);
});

test('a slow worker that lives keeps its mails however long the batch takes', async () => {
  const world = await withMails(32);
  const taken: string[] = [];
  const thief = scripted(async (message) => {
    taken.push(message.mailId);
    return { outcome: 'sent', providerId: 'thief' };
  });
  // Four are under way at once; twenty seconds pass each time, and another worker looks for dead ones' mails.
  let rounds = 0;
  let release: (() => void)[] = [];
  const passTime = async () => {
    const waiting = release;
    release = [];
    rounds += 1;
    app.setNow(seconds(rounds * 20));
    await send(world, thief);
    for (const go of waiting) go();
  };
  await send(world, scripted(async () => {
    await new Promise<void>((resolve) => {
      release.push(resolve);
      if (release.length === 4) void passTime();
    });
    return { outcome: 'sent', providerId: 'slow' };
  }));
  expect(rounds).toBe(8);
  expect(taken).toEqual([]);
  expect(await rowsOf(world)).toMatchObject(Array.from({ length: 32 }, () => ({ state: 'sent', providerId: 'slow', attempt: 1 })));
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
  app.setNow(seconds(89));
  await send(world, busy);
  expect(asked).toBeLessThanOrEqual(4);
  app.setNow(seconds(90));
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

test('over a mail server, which knows no repeat, only what a dead worker was handing over is uncertain, and never sent a second time', async () => {
  const world = await withMails(10);
  const line = silent(false);
  void send(world, line.transport);
  await line.reached;
  app.setNow(seconds(46));
  const asked: string[] = [];
  await send(world, scripted(async (message) => {
    asked.push(message.mailId);
    return { outcome: 'sent', providerId: 'x' };
  }, false));
  const rows = await rowsOf(world);
  expect(asked).toHaveLength(6);
  expect(line.asked()).toBe(4);
  expect(rows.filter((row) => row.state === 'uncertain').map((row) => row.id).filter((id) => asked.includes(id))).toEqual([]);
  expect(rows.map((row) => row.state).sort()).toEqual([...Array.from({ length: 6 }, () => 'sent'), ...Array.from({ length: 4 }, () => 'uncertain')]);
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
