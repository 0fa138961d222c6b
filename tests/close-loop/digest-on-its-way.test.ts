import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { startDigests } from '@kept/api/close-loop/start-digests.ts';
import { systemCtx } from '@kept/api/context.ts';
import { applyReturns } from '@kept/api/mail/inbound/apply-returns.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResend } from '../support/open-resend.ts';
import { type Mischief, startStandInProvider } from '../support/stand-in-provider.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-30T10:00:00Z');
const tokyoMorning = new Date('2026-12-01T00:30:00Z');
const everybodysMorning = new Date('2026-12-01T17:30:00Z');
const [maria, tom, ida] = ['maria@mail.example', 'tom@mail.example', 'ida@mail.example'] as const;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

/** A digest of two fixed themes that has reached those whose morning came first, through a provider that may misbehave. */
async function onItsWay(mischief: (path: string) => Mischief | undefined = () => undefined) {
  app.setNow(start);
  const world = await makeWorld(app);
  const bills = await layTheme(app, world);
  const calls = await layTheme(app, world, { title: 'Nobody rings back' });
  await layCustomers(app, world, [{ name: 'Maria', email: maria, themeId: bills }, { name: 'Tom', email: tom, themeId: bills }, { name: 'Ida', email: ida, themeId: calls }]);
  const inside = <T>(work: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, work);
  await inside((tx) => tx.update(customer).set({ timezone: 'Asia/Tokyo' }).where(and(eq(customer.orgId, world.orgId), eq(customer.email, maria))));
  const [marketer, lead] = [await world.join('marketer'), await world.join('lead')];
  const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
  await marketer.post(`/api/v1/digests/${id}/review`, {});
  await lead.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 });
  expect((await marketer.post(`/api/v1/digests/${id}/schedule`, { localAt: '2026-12-01T09:00' })).status).toBe(200);
  app.setNow(tokyoMorning);
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const provider = await startStandInProvider();
  const work = async (url: string) => {
    await queueDigest(ctx);
    await sendMail({ ...ctx, transport: openResend(url) });
    await queueDigest(ctx);
  };
  const first = await startStandInProvider({ mischief });
  await work(first.url);
  await first.close();
  return {
    inside, marketer, id, bills, calls, provider,
    ctx,
    work: () => work(provider.url),
    /** Only the sender, while nobody writes. */
    send: () => sendMail({ ...ctx, transport: openResend(provider.url) }),
    /** Which of the three the provider took a mail for. */
    taken: () => provider.taken().flatMap(({ to }) => ([maria, tom, ida].some((address) => address === to) ? [to] : [])).toSorted(),
    change: (themeId: string, fields: Partial<typeof theme.$inferInsert>) => inside((tx) => tx.update(theme).set(fields).where(and(eq(theme.orgId, world.orgId), eq(theme.id, themeId)))),
    read: async () => (await marketer.get(`/api/v1/digests/${id}`)).json(),
    stop: async () => (await marketer.post(`/api/v1/digests/${id}/stop`)).json(),
    goOn: () => marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 }),
    /** To each address: the state of its mail, and which of the two themes it tells of. */
    mails: async () => {
      const rows = await inside((tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.occasion, id))));
      return Object.fromEntries(rows.map((row) => [row.toEmail, [row.state, ...['Bills come late', 'Nobody rings back'].filter((title) => row.html?.includes(title))]]));
    },
  };
}

test('what is opened again while a digest is paused is in no mail that had not left; what may have arrived is repeated as it was', async () => {
  const at = await onItsWay(() => 'broken');
  expect(await at.mails()).toEqual({ [maria]: ['sending', 'Bills come late', 'Nobody rings back'], [tom]: ['pending', 'Bills come late', 'Nobody rings back'], [ida]: ['pending', 'Bills come late', 'Nobody rings back'] });
  expect(await at.stop()).toEqual({ state: 'paused', heldBack: 2 });
  await at.change(at.bills, { status: 'open', whatChanged: null, liveOn: null });
  expect(await (await at.goOn()).json()).toMatchObject({ people: 2 });
  app.setNow(new Date(tokyoMorning.getTime() + 60_000));
  await at.work();
  expect(at.taken()).toEqual([maria]);
  app.setNow(everybodysMorning);
  await at.work();
  expect(await at.mails()).toEqual({ [maria]: ['sent', 'Bills come late', 'Nobody rings back'], [tom]: ['sent', 'Nobody rings back'], [ida]: ['sent', 'Nobody rings back'] });
  expect([at.taken().length, at.provider.conflicts(), (await at.read()).state]).toEqual([3, 0, 'sent']);
  await at.provider.close();
});

test('a mail that went by itself and may have arrived keeps its words as well, through Stop and going on', async () => {
  const at = await onItsWay((path) => (path === '/emails/batch' ? 'refuses' : 'broken'));
  await at.stop();
  await at.change(at.bills, { status: 'open', whatChanged: null, liveOn: null });
  await at.goOn();
  app.setNow(everybodysMorning);
  await at.work();
  expect(await at.mails()).toEqual({ [maria]: ['sent', 'Bills come late', 'Nobody rings back'], [tom]: ['sent', 'Nobody rings back'], [ida]: ['sent', 'Nobody rings back'] });
  expect([at.taken().length, at.provider.conflicts()]).toEqual([3, 0]);
  await at.provider.close();
});

test('word that a mail arrived settles it although somebody had pressed Stop: it does not go again', async () => {
  const at = await onItsWay((path) => (path === '/emails/batch' ? 'refuses' : 'broken'));
  await at.stop();
  await at.inside(async (tx) => {
    const [row] = await tx.select({ orgId: mail.orgId, id: mail.id }).from(mail).where(and(eq(mail.occasion, at.id), eq(mail.toEmail, maria)));
    await applyReturns(tx, systemCtx(app.deps, row?.orgId ?? '', 'test'), [{ mailId: row?.id ?? '', told: { kind: 'delivered', isAddressBad: false, words: '', ref: 'their id' }, isAutomatic: true }], 'wait');
  });
  await at.goOn();
  app.setNow(everybodysMorning);
  await at.work();
  const whole = ['sent', 'Bills come late', 'Nobody rings back'];
  expect(await at.mails()).toEqual({ [maria]: whole, [tom]: whole, [ida]: whole });
  expect(at.taken()).toEqual([ida, tom]);
  await at.provider.close();
});

test('a mail that an attempt puts back after somebody pressed Stop waits with the others', async () => {
  const at = await onItsWay();
  app.setNow(everybodysMorning);
  await at.stop();
  // As an attempt does that was under way when Stop came, and was told to come back later.
  await at.inside((tx) => tx.update(mail).set({ state: 'pending', sendAfter: tokyoMorning }).where(and(eq(mail.orgId, at.ctx.orgId), eq(mail.toEmail, tom))));
  await at.send();
  expect(at.taken()).toEqual([]);
  await at.provider.close();
});

test('what is merged while a digest is on its way is left out of every mail that has not left, without anybody pressing Stop', async () => {
  const at = await onItsWay();
  await at.change(at.bills, { status: 'merged', mergedIntoId: at.calls });
  app.setNow(everybodysMorning);
  // The sender comes first: what it finds written it must not take.
  await at.work();
  await at.work();
  expect(await at.mails()).toEqual({ [maria]: ['sent', 'Bills come late', 'Nobody rings back'], [tom]: ['sent', 'Nobody rings back'], [ida]: ['sent', 'Nobody rings back'] });
  expect((await at.read()).blocks.filter((block: { isLeftOut: boolean }) => block.isLeftOut)).toMatchObject([{ themeId: at.bills }]);
  await at.provider.close();
});

test('a sender asks once more at the moment of freezing: what was opened again since the last look does not leave', async () => {
  const at = await onItsWay();
  app.setNow(everybodysMorning);
  await at.change(at.bills, { status: 'open', whatChanged: null, liveOn: null });
  await at.send();
  expect(at.taken()).toEqual([]);
  await at.provider.close();
});

test('between the moment something is left out and the moment the mails are written again, none of them leaves with the old words', async () => {
  const at = await onItsWay();
  app.setNow(everybodysMorning);
  await at.change(at.bills, { status: 'open', whatChanged: null, liveOn: null });
  expect(await startDigests(at.ctx)).toEqual([at.id]);
  await at.send();
  expect(at.taken()).toEqual([]);
  await at.work();
  expect([at.taken(), (await at.mails())[tom]]).toEqual([[ida, tom], ['sent', 'Nobody rings back']]);
  await at.provider.close();
});

test('where everything it told as decided was opened again on the way, the rest waits, cannot go on, and can be ended', async () => {
  const at = await onItsWay();
  for (const id of [at.bills, at.calls]) await at.change(id, { status: 'open', whatChanged: null, liveOn: null });
  app.setNow(everybodysMorning);
  await at.work();
  expect(at.taken()).toEqual([]);
  expect((await at.read()).state).toBe('paused');
  const refused = await at.goOn();
  expect([refused.status, (await refused.json()).detail]).toEqual([409, 'Everything this digest told as decided was opened again since. End it here: the next one tells what becomes of it.']);
  expect(await (await at.marketer.post(`/api/v1/digests/${at.id}/cancellation`)).json()).toEqual({ state: 'sent' });
  await at.work();
  expect(at.taken()).toEqual([]);
  await at.provider.close();
});

test('whoever is no longer among its people when it is written again gets no mail, and the digest still ends', async () => {
  const at = await onItsWay();
  await at.change(at.bills, { status: 'dismissed' });
  await at.stop();
  await at.inside((tx) => tx.execute(`update feedback set kind = 'friction' where customer_id = (select id from customer where email = '${tom}')`));
  expect((await at.goOn()).status).toBe(200);
  app.setNow(everybodysMorning);
  await at.work();
  expect(await at.mails()).toMatchObject({ [tom]: ['left_out', 'Bills come late', 'Nobody rings back'], [ida]: ['sent', 'Nobody rings back'] });
  expect((await at.read()).state).toBe('sent');
  await at.provider.close();
});
