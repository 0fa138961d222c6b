import { applyReturns, readEvent } from '@kept/api/mail/inbound/apply-returns.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { pauseCauses } from '@kept/core/mail/pause-rules.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openResend } from '../support/open-resend.ts';
import { startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeBatchWorld } from './batch-world.ts';

const start = new Date('2026-11-24T10:00:00Z');
const outbox = z.object({ health: z.object({ held: z.object({ at: z.string(), cause: z.enum(pauseCauses), bad: z.number(), among: z.number(), said: z.string().nullable() }).nullable(), singles: z.object({ due: z.number(), inTime: z.number() }) }), mails: z.array(z.object({ kind: z.string(), subject: z.string(), toEmail: z.string().nullable(), deliveredAt: z.string().nullable() })) });
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

/** What a provider tells of a mail, as it is stored before it is applied. */
const told = (kind: string, isAddressBad = true) => new TextEncoder().encode(JSON.stringify({ kind, key: 'x', ref: 'their id', isAddressBad, words: '' }));

async function open(people: number) {
  app.setNow(start);
  const provider = await startStandInProvider();
  const laid = await makeBatchWorld(app, people);
  const tell = (addressId: string, kind: string, isAddressBad = true) => laid.inside((tx) => applyReturns(tx, laid.ctx, [{ mailId: addressId, told: readEvent(told(kind, isAddressBad)), isAutomatic: true }], 'wait'));
  const page = async () => outbox.parse(await (await laid.world.admin.get('/api/v1/outbox')).json());
  return { ...laid, provider, tell, page, resend: openResend(provider.url) };
}

test('at ten bounces of the last hundred mail to customers is held, administrators and marketing are told, and a person lets it go', async () => {
  const { world, provider, tell, page, resend, send, mails, inside, ctx, ids } = await open(12);
  const marketer = await world.join('marketer');
  const viewer = await world.join('lead');
  await send(resend);
  for (const { id } of (await mails()).slice(0, 9)) await tell(id, 'bounced', false);
  expect((await page()).health.held).toBeNull();
  const [, , , , , , , , , tenth] = await mails();
  await tell(tenth?.id ?? '', 'bounced', false);
  const held = await page();
  expect(held.health.held).toEqual({ cause: 'bounces', bad: 10, among: 12, said: null, at: start.toISOString() });
  expect(held.mails.filter(({ subject }) => subject === 'Mail to customers is held').map(({ toEmail }) => toEmail).toSorted()).toEqual([world.admin.email, marketer.email].toSorted());
  const customerId = ids[0] ?? '';
  await inside((tx) => queueMail(tx, ctx, { kind: 'survey', occasion: 'another', recipient: `customer:${customerId}`, customerId, to: { name: null, email: 'fresh@mail.example' }, subject: 'A question', html: '<p>?</p>', plainText: '?' }));
  const before = provider.taken().length;
  await send(resend);
  expect(provider.taken().slice(before).map(({ to }) => to).toSorted()).toEqual([world.admin.email, marketer.email].toSorted());
  expect((await viewer.post('/api/v1/outbox/resumption', {})).status).toBe(403);
  expect(await (await marketer.post('/api/v1/outbox/resumption', {})).json()).toEqual({ wasHeld: true });
  expect(await (await marketer.post('/api/v1/outbox/resumption', {})).json()).toEqual({ wasHeld: false });
  await send(resend);
  expect(provider.taken().at(-1)?.to).toBe('fresh@mail.example');
  // What came back before is not counted any more.
  app.setNow(new Date(start.getTime() + 60_000));
  await tell((await mails())[10]?.id ?? '', 'bounced', false);
  expect((await page()).health.held).toBeNull();
  await provider.close();
});

test('three complaints hold mail as well', async () => {
  const { provider, tell, page, resend, send, mails } = await open(4);
  await send(resend);
  for (const { id } of (await mails()).slice(0, 3)) await tell(id, 'complained');
  expect((await page()).health.held).toMatchObject({ cause: 'complaints', bad: 3, among: 4 });
  await provider.close();
});

test('word of a mail settles what nobody knew, in any order: delivered before the answer was heard, bounced after it was given up', async () => {
  const { provider, tell, resend, send, mails, inside, world } = await open(3);
  const many = resend.batches;
  if (many === undefined) throw new Error('Resend takes batches.');
  const [first, second, third] = await mails();
  // Delivered before the answer to the request was heard.
  await send({ ...resend, batches: { ...many, deliver: async (request, key, count) => {
    const answer = await many.deliver(request, key, count);
    await tell(first?.id ?? '', 'delivered');
    return answer;
  } } });
  expect((await mails()).map((row) => [row.state, row.deliveredAt !== null])).toEqual([['sent', true], ['sent', false], ['sent', false]]);
  await inside((tx) => tx.update(mail).set({ state: 'uncertain', reason: 'Nobody can say.' }).where(eq(mail.orgId, world.orgId)));
  await tell(second?.id ?? '', 'bounced');
  await tell(second?.id ?? '', 'delayed');
  await tell(third?.id ?? '', 'delivered');
  expect((await mails()).slice(1).map((row) => [row.state, row.returned, row.deliveredAt !== null, row.reason])).toEqual([['sent', 'bounced', false, null], ['sent', null, true, null]]);
  await provider.close();
});

test('the outbox says how many of the last day’s single mails were accepted within ten seconds', async () => {
  const { provider, page, resend, send, inside, ctx, world } = await open(1);
  const at = (seconds: number) => app.setNow(new Date(start.getTime() + seconds * 1000));
  const broken = await startStandInProvider({ mischief: () => 'broken' });
  for (const [written, sent, through] of [[0, 5, resend], [20, 42, resend], [43, 44, openResend(broken.url)]] as const) {
    at(written);
    await inside((tx) => queueMail(tx, ctx, { kind: 'account', occasion: `token ${written}`, recipient: `account:${world.orgId}`, to: { name: 'Olu', email: 'olu@staff.example' }, subject: 'Your link', html: '<p>Link</p>', plainText: 'Link' }));
    at(sent);
    await send(through);
  }
  await broken.close();
  at(60);
  expect((await page()).health.singles).toEqual({ due: 3, inTime: 1 });
  await provider.close();
});
