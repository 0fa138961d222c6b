import { systemCtx } from '@kept/api/context.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import type { MailTransport } from '@kept/api/mail/transport.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeSendingWorld, sendingRuleOf, type SendingWorld } from '../support/sending-world.ts';
import { surveyVisitor } from '../support/survey-visitor.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const start = new Date('2026-11-16T10:00:00Z');
const hour = 3_600_000;
let app: TestApp;
let sending: SendingWorld;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());
beforeEach(async () => {
  sending = await makeSendingWorld(app, start);
});

/** Sends what is due through somebody else's post, which may be down. */
const sendBy = (deliver: MailTransport['deliver']) => sendMail({ ...systemCtx(app.deps, sending.world.orgId, 'test'), transport: { name: 'resend', isRepeatable: true, deliver } });

test('a mail that waited for a provider until the evening goes the next morning, by the clock of whom it is for', async () => {
  const { decide, person, contact, now, setNow, mails } = sending;
  await decide({ rules: [sendingRuleOf({ delayMinutes: 0 })] });
  await person('london');
  await person('santiago', { timezone: 'America/Santiago' });
  setNow(new Date('2026-11-16T17:00:00Z'));
  for (const name of ['london', 'santiago']) await contact(`call of ${name}`, name);
  await sending.queue();
  const arrived: [string, string][] = [];
  await sendBy(async () => ({ outcome: 'later', reason: 'Down.', retryAfterSeconds: 7200 }));
  // In London it is 19:00 now and in Santiago 16:00.
  setNow(new Date('2026-11-16T19:00:01Z'));
  const take: MailTransport['deliver'] = async ({ to }) => (arrived.push([to.email, now().toISOString()]), { outcome: 'sent', providerId: 'x' });
  await sendBy(take);
  expect(arrived).toEqual([['santiago@mail.example', '2026-11-16T19:00:01.000Z']]);
  expect((await mails()).map(({ toEmail, state, sendAfter }) => [toEmail, state, sendAfter.toISOString()])).toContainEqual(['london@mail.example', 'pending', '2026-11-17T09:00:00.000Z']);
  setNow(new Date('2026-11-17T09:00:00Z'));
  await sendBy(take);
  expect(arrived.slice(1)).toEqual([['london@mail.example', '2026-11-17T09:00:00.000Z']]);
});

const down: MailTransport['deliver'] = async () => ({ outcome: 'later', reason: 'Down.', retryAfterSeconds: 3600 });

/** Lets an invitation be written while the post is down, makes something happen, and sends two hours later. */
async function sendAfter(happens: (link: URL) => Promise<unknown>): Promise<string[]> {
  const { decide, person, contact, wait, setNow, now, mails, linkIn } = sending;
  await decide({ rules: [sendingRuleOf({ delayMinutes: 0 })] });
  await person('maria');
  await contact('call', 'maria');
  await sending.queue();
  await sendBy(down);
  await happens(linkIn((await mails())[0]?.plainText));
  const arrived: string[] = [];
  setNow(new Date(now().getTime() + 2 * hour));
  await sendBy(async ({ to }) => (arrived.push(to.email), { outcome: 'sent', providerId: 'x' }));
  await wait(4 * 24 * hour);
  return arrived;
}

const linkOfTheirOwn = async () => new URL((await (await sending.world.admin.post(`/api/v1/surveys/${sending.surveyId}/links`, { customers: [{ externalId: 'maria' }] })).json()).items[0].url);

async function answer(link: URL): Promise<void> {
  const visit = surveyVisitor(app, link.pathname, () => sending.setNow(new Date(sending.now().getTime() + 5000)));
  expect((await visit.send(await visit.open(link.search), { 'q.score': '4' })).status).toBe(200);
}

test.each<[string, string, string, () => Promise<unknown>]>([
  ['its survey was closed', 'survey_closed', 'the survey was closed', () => sending.world.admin.patch(`/api/v1/surveys/${sending.surveyId}`, { state: 'closed' })],
  ['its survey was deleted', 'survey_closed', 'the survey was closed', () => sending.world.admin.patch(`/api/v1/surveys/${sending.surveyId}`, { state: 'deleted' })],
  ['sending was switched off', 'switched_off', 'sending was switched off', () => sending.decide({ isOn: false })],
  ['the person answered by another link', 'answered', 'answered meanwhile', async () => answer(await linkOfTheirOwn())],
])('an invitation that waited is not sent once %s, and the reason stands on record', async (_, code, reason, happens) => {
  expect(await sendAfter(happens)).toEqual([]);
  expect(await sending.mails()).toMatchObject([{ kind: 'survey', state: 'left_out', leftOutCode: code, reason }]);
  expect(await sending.decisions()).toMatchObject([{ state: 'not_sent', code, reason }]);
});

test('an invitation that waited is sent when the person only answered about another contact', async () => {
  const { world, person, contact, mails, linkIn } = sending;
  await world.admin.patch('/api/v1/settings', { mailBudgetDays: 0, mailBudgetMost: 9, surveyGapDays: 0 });
  await sending.decide({ rules: [sendingRuleOf({ delayMinutes: 0 })], remindAfterDays: null });
  await person('maria');
  await contact('before', 'maria', { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T08:30:00Z' });
  await sending.wait(0);
  const [before] = await mails();
  expect(await sendAfter(() => answer(linkIn(before?.plainText)))).toEqual(['maria@mail.example']);
});

test('a reminder that waited is not sent once its survey was closed or the person answered by another link', async () => {
  const { world, decide, person, contact, wait, setNow, now, mails, decisions } = sending;
  const reminded = async (name: string, happens: () => Promise<unknown>) => {
    await decide({ rules: [sendingRuleOf({ delayMinutes: 0 })], remindAfterDays: 3 });
    await person(name);
    await contact(`call of ${name}`, name);
    await wait(hour);
    setNow(new Date(now().getTime() + 3 * 24 * hour));
    await sending.queue();
    await sendBy(down);
    await happens();
    setNow(new Date(now().getTime() + 2 * hour));
    await app.settle();
    return (await mails()).filter((one) => one.kind === 'reminder' && one.toEmail === `${name}@mail.example`);
  };
  expect(await reminded('maria', async () => answer(await linkOfTheirOwn()))).toMatchObject([{ state: 'left_out', leftOutCode: 'answered' }]);
  expect(await reminded('tom', () => world.admin.patch(`/api/v1/surveys/${sending.surveyId}`, { state: 'closed' }))).toMatchObject([{ state: 'left_out', leftOutCode: 'survey_closed' }]);
  expect((await decisions()).map(({ reminder }: { reminder: unknown }) => reminder)).toEqual([{ state: 'not_sent', reason: 'the survey was closed' }, { state: 'not_sent', reason: 'answered meanwhile' }]);
});

test('what may have arrived in the evening waits for the morning too, and is then repeated under the same key', async () => {
  const { decide, person, contact, setNow, mails } = sending;
  await decide({ rules: [sendingRuleOf({ delayMinutes: 0 })] });
  await person('maria');
  setNow(new Date('2026-11-16T17:59:50Z'));
  await contact('call', 'maria');
  await sending.queue();
  const keys: string[] = [];
  const lose: MailTransport['deliver'] = async ({ idempotencyKey }) => (keys.push(idempotencyKey), { outcome: 'unknown', reason: 'No answer.' });
  await sendBy(lose);
  setNow(new Date('2026-11-16T18:10:00Z'));
  await sendBy(lose);
  expect(await mails()).toMatchObject([{ state: 'pending', unknownSince: new Date('2026-11-16T17:59:50Z'), sendAfter: new Date('2026-11-17T09:00:00Z') }]);
  setNow(new Date('2026-11-17T09:00:00Z'));
  await sendBy(async ({ idempotencyKey }) => (keys.push(idempotencyKey), { outcome: 'sent', providerId: 'x' }));
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
});

test('an answer to an invitation stands beside the contact it was asked about, also when it is changed', async () => {
  const { world, decide, person, contact, wait, setNow, now, mails, linkIn } = sending;
  await decide();
  await person('maria');
  await contact('call-7', 'maria');
  await contact('call-8', 'maria', { startedAt: '2026-11-16T08:00:00Z', endedAt: '2026-11-16T08:30:00Z' });
  await wait(hour);
  const link = linkIn((await mails())[0]?.plainText);
  const visit = surveyVisitor(app, link.pathname, () => setNow(new Date(now().getTime() + 5000)));
  for (const score of ['2', '4']) await visit.send(await visit.open(link.search), { 'q.score': score });
  const said = await inOrg(app.deps.db, world.orgId, (tx) => tx.select({ score: feedback.score, contact: interaction.externalId }).from(feedback).leftJoin(interaction, eq(interaction.id, feedback.interactionId)).where(eq(feedback.orgId, world.orgId)));
  // The contact that was over first; the other one's customer had been asked then.
  expect(said).toEqual([{ score: 4, contact: 'call-8' }]);
});

test('a customer’s history and context say of each contact whether they were asked about it, and why not', async () => {
  const { world, decide, makeSurvey, person, contact, wait } = sending;
  await world.admin.patch('/api/v1/settings', { mailBudgetDays: 14, mailBudgetMost: 2, surveyGapDays: 30 });
  await decide({ remindAfterDays: null });
  const quarterly = await makeSurvey('How are we doing?');
  await decide({ quarterDay: 50, rules: [sendingRuleOf({ segments: ['home'] })] }, quarterly);
  await person('maria');
  await contact('first', 'maria');
  await wait(hour);
  await wait(12 * 24 * hour);
  await contact('second', 'maria');
  await wait(hour);
  const { id } = (await (await world.admin.get('/api/v1/customers')).json()).items[0];
  const { lastContacts } = await (await world.admin.get(`/api/v1/customers/${id}/context`)).json();
  const asked = [['second', 'not_sent', 'asked 12 days ago'], ['first', 'invited', null]];
  const told = (contacts: { externalId: string; surveys: { state: string; reason: string | null }[] }[]) => contacts.flatMap(({ externalId, surveys }) => surveys.map(({ state, reason }) => [externalId, state, reason]));
  expect(told(lastContacts)).toEqual(asked);
  const { items } = await (await world.admin.get(`/api/v1/customers/${id}/history`)).json();
  expect(told(items.flatMap((one: { contact?: never }) => one.contact ?? []))).toEqual(asked);
  // The mail that went is a line of its own, the one that did not is told at its contact; the quarterly survey wrote none.
  expect(items.filter(({ kind }: { kind: string }) => kind !== 'contact')).toMatchObject([{ kind: 'not_asked', survey: 'How are we doing?', reason: 'no rule is about it' }, { kind: 'mail', mail: { state: 'sent' } }]);
});

test.each([
  ['ar-EG', 'ar', 'rtl', 'سؤال واحد من', 'Deutsch'],
  ['de', 'de', 'ltr', 'Eine Frage von', 'English'],
  // The survey does not speak it: its first language, with a way to the others.
  ['pt', 'en', 'ltr', 'One question from', 'العربية'],
])('who speaks %s is invited in %s', async (language, spoken, direction, subject, other) => {
  const { world, decide, person, contact, wait, mails } = sending;
  const words = (en: string) => ({ en, de: `${en} (de)`, ar: `${en} (ar)` });
  const question = { key: 'score', kind: 'csat', wording: words('How was it?'), isRequired: true, scale: { min: 1, max: 5 }, low: words('Bad'), high: words('Good') };
  const made = await world.admin.post('/api/v1/surveys', { title: 'In three languages', definition: { format: 'kept-survey-1', languages: ['en', 'de', 'ar'], questions: [question] }, publish: true });
  await decide({}, (await made.json()).id);
  await person('amira', { language });
  await contact('call', 'amira');
  await wait(hour);
  const [invitation] = await mails();
  expect(invitation?.subject).toContain(subject);
  expect(invitation?.html).toContain(`dir="${direction}" lang="${spoken}"`);
  expect(invitation?.html).toContain(spoken === 'en' ? 'How was it?' : `How was it? (${spoken})`);
  expect(invitation?.html).toContain(`lang=${spoken}&amp;score=5`);
  expect(invitation?.plainText).toContain(other);
});
