import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { systemCtx } from '@kept/api/context.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { firstPlan, type SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeSendingWorld, sendingRuleOf, type SendingWorld } from '../support/sending-world.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { surveyVisitor } from '../support/survey-visitor.ts';

const start = new Date('2026-11-16T10:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
let app: TestApp;
let sending: SendingWorld;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());
beforeEach(async () => {
  sending = await makeSendingWorld(app, start);
});

test('a contact that ends is asked about once, after the delay, with the first question in the mail', async () => {
  const { decide, person, contact, wait, decisions, mails } = sending;
  await decide();
  await person('maria');
  await contact('call-1', 'maria');
  await contact('call-1', 'maria');
  await wait(0);
  expect((await decisions()).map(({ state, dueAt, rule: name }: Record<string, unknown>) => [state, dueAt, name])).toEqual([['waiting', '2026-11-16T11:00:00.000Z', 'Every contact']]);
  expect(await mails()).toHaveLength(0);
  await wait(hour);
  await wait(hour);
  const [invitation, ...others] = await mails();
  expect([others, invitation?.state, invitation?.kind, invitation?.subject]).toEqual([[], 'sent', 'survey', expect.stringContaining('One question from')]);
  expect(invitation?.html).toContain('maria, you were in touch with us by phone on 16 November.');
  expect(invitation?.html).toContain('score=5');
  expect(await decisions()).toMatchObject([{ state: 'invited', invitedAt: '2026-11-16T11:00:00.000Z', remindAt: '2026-11-20T11:00:00.000Z' }]);
});

test('who answers is not reminded, who does not is reminded once', async () => {
  const { decide, person, contact, wait, decisions, mails, linkIn } = sending;
  await decide();
  for (const name of ['answers', 'forgets']) {
    await person(name);
    await contact(`call of ${name}`, name);
  }
  await wait(hour);
  const link = linkIn((await mails()).find((one) => one.toEmail === 'answers@mail.example')?.plainText);
  const visit = surveyVisitor(app, link.pathname, () => sending.setNow(new Date(sending.now().getTime() + 5000)));
  const opened = await visit.open(`${link.search}&score=4`);
  const next = await visit.send(opened, { 'q.score': '4' });
  expect(next.status).toBe(200);
  await wait(5 * day);
  await wait(5 * day);
  const reminders = (await mails()).filter((one) => one.kind === 'reminder');
  expect(reminders.map((one) => [one.toEmail, one.state])).toEqual([['forgets@mail.example', 'sent']]);
  expect(reminders[0]?.html).toContain('This is our only reminder.');
  expect(linkIn(reminders[0]?.plainText).search).toBe(linkIn((await mails()).find((one) => one.kind === 'survey' && one.toEmail === 'forgets@mail.example')?.plainText).search);
  expect((await decisions()).map(({ answeredAt, reminder }: Record<string, unknown>) => [answeredAt === null, reminder])).toEqual(expect.arrayContaining([[false, null], [true, { state: 'sent', reason: null }]]));
});

test('every contact nobody is asked about has its reason', async () => {
  const { world, surveyId, decide, person, contact, wait, decisions } = sending;
  await world.admin.patch('/api/v1/settings', { mailBudgetDays: 14, mailBudgetMost: 2, surveyGapDays: 30 });
  await decide({ rules: [sendingRuleOf({ key: 'bot', name: 'No bots', channels: ['bot'], sharePercent: 0 }), sendingRuleOf({ channels: ['phone', 'chat', 'bot'] })] });
  for (const name of ['maria', 'left']) await person(name);
  await world.admin.post('/api/v1/customers', { externalId: 'mute' });
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  await unsubscribe(ctx, addressMacOf(ctx, 'left@mail.example'));
  await contact('asked', 'maria');
  await contact('to a bot', 'maria', { channel: 'bot' });
  await contact('in a shop', 'maria', { channel: 'store' });
  await contact('unsubscribed', 'left');
  await contact('no address', 'mute');
  await contact('nobody', undefined);
  await contact('old', 'maria', { startedAt: '2026-10-01T09:00:00Z', endedAt: '2026-10-01T10:00:00Z' });
  await contact('going on', 'maria', { endedAt: undefined });
  await wait(hour);
  await wait(12 * day);
  await contact('again', 'maria');
  await wait(hour);
  expect((await decisions()).map((one: { code: string | null; reason: string | null }) => [one.code, one.reason]).sort()).toEqual(
    [
      [null, null], ['rule_asks_nobody', 'the rule “No bots” asks nobody'], ['no_rule', 'no rule is about it'], ['unsubscribed', 'unsubscribed'], ['no_address', 'no address'],
      ['no_customer', 'nobody known was in the contact'], ['too_old', 'it was over 46 days before we heard of it'], ['asked_recently', 'asked 12 days ago'],
    ].sort(),
  );
  expect((await (await world.admin.get(`/api/v1/surveys/${surveyId}/sending/decisions?code=unsubscribed`)).json()).items).toHaveLength(1);
  const figures = await (await world.admin.get(`/api/v1/surveys/${surveyId}/sending/figures?days=30`)).json();
  expect(figures.states).toEqual([{ state: 'waiting', n: 0 }, { state: 'invited', n: 1 }, { state: 'not_sent', n: 7 }]);
  expect(figures.reasons).toContainEqual({ code: 'asked_recently', words: 'asked recently', n: 1 });
  expect(figures.rates.all).toEqual({ value: 'all', invited: 1, answered: 0, rate: { n: 1, value: null, low: null, high: null } });
  expect(figures.gauge.byChannel.map(({ value, surveyed, notSurveyed }: Record<string, unknown>) => [value, surveyed, notSurveyed])).toEqual([['phone', 1, 5], ['bot', 0, 1], ['store', 0, 1]]);
  expect(figures.gauge.byTeam).toEqual([]);
  expect((await (await world.admin.get(`/api/v1/surveys/${surveyId}/sending/decisions?state=invited`)).json()).items).toHaveLength(1);
});

test('the lot of a contact is the same for a repeat, and a change of the rules rewrites nothing', async () => {
  const { world, surveyId, decide, person, contact, decisions } = sending;
  await decide({ rules: [sendingRuleOf({ sharePercent: 50 })] });
  await person('maria');
  for (let call = 0; call < 24; call += 1) await contact(`call-${call}`, 'maria');
  const before = await decisions();
  const drawn = before.filter((one: { code: string | null }) => one.code === 'not_sampled').length;
  expect(drawn).toBeGreaterThan(3);
  expect(drawn).toBeLessThan(21);
  expect((await decide({ rules: [sendingRuleOf({ sharePercent: 100 })] })).status).toBe(200);
  for (let call = 0; call < 24; call += 1) await contact(`call-${call}`, 'maria');
  expect(await decisions()).toEqual(before);
  const kept = await (await world.admin.get(`/api/v1/surveys/${surveyId}/sending`)).json();
  expect(kept.versions.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
});

test('a preview says whom rules would ask, by rule and reason, as they are then decided, and keeps nothing', async () => {
  const { world, surveyId, decide, person, contact, decisions } = sending;
  const preview = async (plan: Partial<SendingPlan>) => (await world.admin.post(`/api/v1/surveys/${surveyId}/sending/preview`, { plan: { ...firstPlan, ...plan } })).json();
  await person('maria', { segment: 'home' });
  for (let call = 0; call < 12; call += 1) await contact(`call-${call}`, 'maria');
  await contact('bot', 'maria', { channel: 'bot' });
  await contact('nobody', undefined);
  await contact('going on', 'maria', { endedAt: undefined });
  const rules = [sendingRuleOf({ key: 'bot', name: 'No bots', channels: ['bot'], sharePercent: 0 }), sendingRuleOf({ sharePercent: 50 })];
  const shown = await preview({ rules });
  expect(shown).toMatchObject({ about: 'contacts', looked: 14, isPart: false, rules: [{ key: 'bot', fits: 1, asked: 0 }, { key: 'all', fits: 13, asked: shown.asked }] });
  expect(shown.reasons).toContainEqual({ code: 'rule_asks_nobody', words: 'the rule asks nobody', n: 1 });
  expect(shown.reasons.reduce((sum: number, { n }: { n: number }) => sum + n, shown.asked)).toBe(14);
  expect(await preview({ quarterDay: 30, rules: [sendingRuleOf({ segments: ['home'] })] })).toMatchObject({ about: 'customers', looked: 1, asked: 1 });
  expect(await decisions()).toEqual([]);
  // What is decided of the same contacts later falls to the same lots.
  await decide({ rules });
  for (let call = 0; call < 12; call += 1) await contact(`call-${call}`, 'maria', { team: 'seen again' });
  expect((await decisions()).filter(({ state }: { state: string }) => state === 'waiting')).toHaveLength(shown.asked);
});

test('two who change the rules at once: the second is told', async () => {
  const { world, surveyId, decide } = sending;
  await decide();
  const stale = await world.admin.put(`/api/v1/surveys/${surveyId}/sending`, { version: 0, plan: { ...firstPlan, isOn: true } });
  expect([stale.status, (await stale.json()).detail]).toEqual([409, expect.stringContaining('Somebody else changed')]);
  const unknown = await decide({ rules: [sendingRuleOf({ driverIds: ['01900000-0000-7000-8000-000000000000'] })] });
  expect(unknown.status).toBe(422);
});

test('a contact while sending is switched off is on record as that', async () => {
  const { decide, person, contact, wait, decisions, mails } = sending;
  await decide();
  await person('maria');
  await contact('before', 'maria');
  await decide({ isOn: false });
  await contact('after', 'maria');
  await wait(hour);
  expect((await decisions()).map((one: { code: string }) => one.code)).toEqual(['switched_off', 'switched_off']);
  expect(await mails()).toHaveLength(0);
});

test('the quarterly survey asks everybody once, and its place in the budget is kept', async () => {
  const { world, makeSurvey, decide, person, contact, wait, decisions, mails } = sending;
  await world.admin.patch('/api/v1/settings', { mailBudgetDays: 30, mailBudgetMost: 1, surveyGapDays: 0 });
  const quarterly = await makeSurvey('How are we doing?');
  expect((await decide({ quarterDay: 65, rules: [sendingRuleOf({ segments: ['home'] })] }, quarterly)).status).toBe(200);
  await decide();
  await person('maria', { segment: 'home', timezone: 'America/New_York' });
  await person('farmer', { segment: 'farm' });
  for (const name of ['maria', 'farmer']) await contact(`call of ${name}`, name);
  await wait(5 * hour);
  expect((await decisions()).map((one: { code: string | null; customer: { name: string } }) => [one.customer.name, one.code]).sort()).toEqual([['farmer Doe', null], ['maria Doe', 'kept_for_quarterly']]);
  const { opensAt } = await (await world.admin.get(`/api/v1/surveys/${quarterly}/sending`)).json();
  expect(opensAt).toBe('2026-12-04T00:00:00.000Z');
  await wait(Date.parse('2026-12-04T01:00:00Z') - sending.now().getTime());
  expect((await decisions(quarterly)).map((one: { state: string; dueAt: string | null; period: string }) => [one.state, one.dueAt, one.period]).sort()).toEqual([['not_sent', null, '2026-Q4'], ['waiting', '2026-12-04T14:00:00.000Z', '2026-Q4']]);
  await wait(13 * hour);
  expect((await mails()).filter((one) => one.state === 'sent' && one.toEmail === 'maria@mail.example')).toMatchObject([{ kind: 'survey' }]);
  await wait(day);
  expect(await decisions(quarterly)).toHaveLength(2);
  expect((await (await world.admin.get(`/api/v1/surveys/${quarterly}/sending`)).json()).opensAt).toBe('2027-03-06T00:00:00.000Z');
});

test('a reminder that waits is dropped when the answer comes first', async () => {
  const { world, decide, person, contact, wait, decisions, mails, linkIn } = sending;
  await decide();
  await person('maria');
  await contact('call', 'maria');
  await wait(hour);
  const link = linkIn((await mails())[0]?.plainText);
  const { remindCustomer } = await import('@kept/api/listen/remind-customer.ts');
  const { openSurveySender } = await import('@kept/api/mail/survey-sender.ts');
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  sending.setNow(new Date(sending.now().getTime() + 4 * day));
  expect(await remindCustomer(ctx, await openSurveySender(ctx), (await decisions())[0].id)).toBe(true);
  const visit = surveyVisitor(app, link.pathname, () => sending.setNow(new Date(sending.now().getTime() + 5000)));
  await visit.send(await visit.open(link.search), { 'q.score': '4' });
  await app.settle();
  expect((await mails()).at(-1)).toMatchObject({ kind: 'reminder', state: 'left_out', leftOutCode: 'answered' });
  expect((await decisions())[0].reminder).toEqual({ state: 'not_sent', reason: 'answered meanwhile' });
});

test('who is forgotten is asked nothing, and nothing of them is left in what was decided', async () => {
  const { world, decide, person, contact, wait, decisions, mails } = sending;
  await decide();
  await person('zelda');
  await contact('call', 'zelda');
  const [waiting] = await decisions();
  expect((await world.admin.delete(`/api/v1/customers/${waiting.customer.id}`)).status).toBe(200);
  await wait(hour);
  expect(await decisions()).toMatchObject([{ state: 'not_sent', code: 'erased', customer: null }]);
  expect(await mails()).toHaveLength(0);
});
