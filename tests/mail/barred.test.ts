import { noteStanding } from '@kept/api/mail/note-standing.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { createSmtpTransport } from '@kept/api/mail/smtp-transport.ts';
import { pauseCauses } from '@kept/core/mail/pause-rules.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openResend } from '../support/open-resend.ts';
import { type Mischief, startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeBatchWorld } from './batch-world.ts';
import { startSmtpServer } from './smtp-server.ts';

const start = new Date('2026-11-24T10:00:00Z');
const daysMs = 86_400_000;
const health = z.object({ health: z.object({ held: z.object({ cause: z.enum(pauseCauses), bad: z.number(), among: z.number(), said: z.string().nullable() }).nullable() }) });
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

async function open(people: number) {
  app.setNow(start);
  const laid = await makeBatchWorld(app, people);
  const held = async () => health.parse(await (await laid.world.admin.get('/api/v1/outbox')).json()).health.held;
  const standing = async () => z.object({ status: z.string(), mail: z.object({ state: z.string(), since: z.string().nullable() }) }).parse(await (await app.fetch('/readyz')).json());
  const suppressed = () => laid.inside((tx) => tx.select({ reason: suppression.reason }).from(suppression).where(eq(suppression.orgId, laid.world.orgId)));
  return { ...laid, held, standing, suppressed };
}

test('a wrong key holds mail to customers at the first answer, however long it takes to mend, and a person lets it go', async () => {
  const { world, held, mails, send } = await open(230);
  let mischief: Mischief | undefined = 'knows no such key';
  const provider = await startStandInProvider({ mischief: () => mischief });
  const resend = openResend(provider.url);
  await send(resend);
  const asked = provider.asked();
  expect(await held()).toEqual({ cause: 'provider', bad: 0, among: 0, said: 'Resend: API key is invalid' });
  expect(asked, 'a request for each lane, and one for those who are told').toBeLessThanOrEqual(6);
  for (const days of [1, 2, 5]) {
    app.setNow(new Date(start.getTime() + days * daysMs));
    await send(resend);
  }
  expect((await mails()).filter(({ kind }) => kind === 'notice').map(({ state, batchId }) => [state, batchId])).toEqual(Array.from({ length: 230 }, () => ['pending', null]));
  expect(provider.taken()).toEqual([]);
  mischief = undefined;
  await send(resend);
  expect(provider.taken().filter(({ to }) => to.startsWith('person-'))).toEqual([]);
  expect(await (await world.admin.post('/api/v1/outbox/resumption', {})).json()).toEqual({ wasHeld: true });
  await send(resend);
  expect(new Set(provider.taken().flatMap(({ to }) => (to.startsWith('person-') ? [to] : []))).size).toBe(230);
  expect(await held()).toBeNull();
  await provider.close();
});

test('let go before the key was mended, mail is held again, however many days later, and none of it is given up', async () => {
  const { world, held, mails, send } = await open(2);
  // Mail to our own people goes through: refused first, it would hold the batch before anybody tried it.
  const provider = await startStandInProvider({ mischief: (path) => (path === '/emails/batch' ? 'knows no such key' : undefined) });
  for (const days of [0, 2, 5]) {
    app.setNow(new Date(start.getTime() + days * daysMs));
    await world.admin.post('/api/v1/outbox/resumption', {});
    expect(await held()).toBeNull();
    await send(openResend(provider.url));
    expect(await held()).toMatchObject({ cause: 'provider' });
    expect((await mails()).filter(({ kind }) => kind === 'notice').map(({ state }) => state)).toEqual(['pending', 'pending']);
  }
  await provider.close();
});

test('a batch the provider puts off for three days is given up, mail by mail, since it is no news any more', async () => {
  const { mails, send } = await open(2);
  const provider = await startStandInProvider({ mischief: () => 'busy' });
  const states = async (days: number) => {
    app.setNow(new Date(start.getTime() + days * daysMs));
    await send(openResend(provider.url));
    return (await mails()).filter(({ kind }) => kind === 'notice').map(({ state }) => state);
  };
  expect([await states(0), await states(2.9), await states(3)]).toEqual([['pending', 'pending'], ['pending', 'pending'], ['failed', 'failed']]);
  await provider.close();
});

test('mail to our own people holds mail to customers as well where the key is wrong, and is tried again itself', async () => {
  const { ctx, inside, world, held, mails, send } = await open(0);
  const provider = await startStandInProvider({ mischief: () => 'knows no such key' });
  await inside((tx) => queueMail(tx, ctx, { kind: 'account', occasion: 'a link', recipient: `account:${world.orgId}`, to: { name: 'Olu', email: 'olu@staff.example' }, subject: 'Your link', html: '<p>Link</p>', plainText: 'Link' }));
  await send(openResend(provider.url));
  expect(await held()).toMatchObject({ cause: 'provider' });
  const link = (await mails()).find(({ subject }) => subject === 'Your link');
  expect(link).toMatchObject({ state: 'pending', sendAfter: new Date(start.getTime() + 30_000) });
  expect((await mails()).filter(({ subject }) => subject === 'Mail to customers is held')).toHaveLength(1);
  await provider.close();
});

test('/readyz stays ready while the provider takes nothing from us and says so, until it takes a mail again', async () => {
  const { world, standing, send } = await open(1);
  let mischief: Mischief | undefined;
  const provider = await startStandInProvider({ mischief: () => mischief });
  const watched = { ...noteStanding({ ...openResend(provider.url), name: app.deps.transport.name }, app.deps.db, app.deps.now) };
  expect(await standing()).toMatchObject({ status: 'ready', mail: { state: 'accepted', since: null } });
  mischief = 'knows no such key';
  await send(watched);
  expect(await standing()).toMatchObject({ status: 'ready', mail: { state: 'refused by the provider', since: start.toISOString() } });
  mischief = undefined;
  await world.admin.post('/api/v1/outbox/resumption', {});
  await send(watched);
  expect(await standing()).toMatchObject({ status: 'ready', mail: { state: 'accepted', since: null } });
  await provider.close();
});

test('an address a mail server does not know counts as bounced at once: it gets nothing more, and ten of them hold the rest', async () => {
  const { held, mails, send, suppressed } = await open(14);
  const server = await startSmtpServer({ answer: (command) => (/^RCPT TO:<person-\d@/i.test(command) ? '550 5.1.1 No such user' : undefined) });
  await send(createSmtpTransport(server.url, app.deps.now));
  expect((await mails()).filter(({ kind }) => kind === 'notice').map(({ state, returned }) => `${state} ${returned}`).toSorted()).toEqual([...Array.from({ length: 10 }, () => 'failed bounced'), 'pending null', 'pending null', 'sent null', 'sent null']);
  expect(await suppressed()).toEqual(Array.from({ length: 10 }, () => ({ reason: 'bounced' })));
  expect(await held()).toMatchObject({ cause: 'bounces', bad: 10 });
  await server.close();
});

test('a policy of the server fails the one mail and strikes nobody off', async () => {
  const { held, mails, send, suppressed } = await open(12);
  const server = await startSmtpServer({ answer: (command) => (/^RCPT TO/i.test(command) ? '550 5.7.1 Relaying denied' : undefined) });
  await send(createSmtpTransport(server.url, app.deps.now));
  expect(new Set((await mails()).map(({ state, returned }) => `${state} ${returned}`))).toEqual(new Set(['failed null']));
  expect(await suppressed()).toEqual([]);
  expect(await held()).toBeNull();
  await server.close();
});
