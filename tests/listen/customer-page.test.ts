import { systemCtx } from '@kept/api/context.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { digest, digestBlock, fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers, layTheme } from '../close-loop/lay-story.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';

const start = new Date('2026-11-20T10:00:00Z');
let app: TestApp;
let world: World;
let maria: string;
let openTheme: string;
let doneTheme: string;

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
  openTheme = await layTheme(app, world, { status: 'open', title: 'Refunds are slow' });
  doneTheme = await layTheme(app, world, { title: 'Bills come late' });
  [maria = ''] = await layCustomers(app, world, [{ email: 'maria@mail.example', text: 'I waited for my refund.', themeId: openTheme, at: new Date('2026-10-01T09:00:00Z') }]);
  await layCustomers(app, world, [{ email: 'other@mail.example', text: 'Not hers.', themeId: openTheme, at: new Date('2026-10-01T09:00:00Z') }]);
  const { externalId } = await answer(`/api/v1/customers/${maria}`);
  await post('/api/v1/interactions', [
    { externalId: 'i-1', customerExternalId: externalId, channel: 'bot', conversation: 'refund', driver: 'Refund status', startedAt: '2026-11-10T09:00:00Z', endedAt: '2026-11-10T09:03:00Z', containedByBot: false, handOffs: [{ kind: 'channel', from: 'bot', to: 'phone', contextTravelled: false, storyRepeated: true, at: '2026-11-10T09:03:00Z' }] },
    { externalId: 'i-2', customerExternalId: externalId, channel: 'phone', conversation: 'refund', driver: 'Refund status', agentRef: 'ag-7', team: 'Billing', startedAt: '2026-11-10T09:10:00Z', endedAt: '2026-11-10T09:30:00Z', resolvedFirstContact: false, unresolvedCause: 'the bank has to answer', supervisorNeeded: true, callbackDueAt: '2026-11-12T12:00:00Z' },
    { externalId: 'i-0', customerExternalId: externalId, channel: 'phone', driver: 'Move home', agentRef: 'ag-2', team: 'Moves', startedAt: '2026-05-10T09:10:00Z', endedAt: '2026-05-10T09:30:00Z', resolvedFirstContact: true },
  ]);
  await post('/api/v1/feedback', { source: 'Calls', externalId: 's', text: 'The bill came two months late.', occurredAt: '2026-08-01T09:00:00Z', customer: { externalId } });
  const drivers = await answer('/api/v1/contact-drivers');
  const refund = drivers.drivers.find((one: { name: string }) => one.name === 'Refund status');
  expect((await world.admin.patch(`/api/v1/contact-drivers/${refund.id}`, { origin: 'billing', journeyStage: 'pay', version: refund.version })).status).toBe(200);
});
afterAll(() => app.close());

async function answer(path: string) {
  const response = await world.admin.get(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function post(path: string, body: unknown) {
  const response = await world.admin.post(path, body);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}

/** A digest that went to Maria with what was done about late bills, and her answer to it. */
async function tell(): Promise<void> {
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  const digestId = newId(start);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const loopKept = { raised: 0, answered: 0, changed: 0, confirmed: 0, declined: 0, unanswered: 0 };
    await tx.insert(digest).values({ orgId: ctx.orgId, id: digestId, series: 'said', period: '2026-Q3', edition: 0, state: 'sending', subject: 'You said', intro: '', fromAt: start, untilAt: start, loopKept, createdBy: world.admin.memberId, createdAt: start });
    await tx.insert(digestBlock).values({ orgId: ctx.orgId, digestId, themeId: doneTheme, kind: 'did', position: 1, title: 'Bills', text: 'Now on time.', people: 1, resolutionNumber: 1 });
    await tx.insert(themeUpdate).values({ orgId: ctx.orgId, id: newId(start), themeId: openTheme, kind: 'update', at: new Date('2026-10-20T09:00:00Z'), memberId: world.admin.memberId, toStatus: 'in_progress', publicText: 'We are talking to the bank.', internalNote: 'the bank is slow' });
    await queueMail(tx, ctx, { kind: 'digest', occasion: digestId, recipient: `customer:${maria}`, customerId: maria, to: { name: null, email: 'maria@mail.example' }, subject: 'You said, we did', html: 'x', plainText: 'x' });
  });
  await world.settle();
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.insert(fixAnswer).values({ orgId: ctx.orgId, id: newId(start), themeId: doneTheme, customerId: maria, resolutionNumber: 1, answer: 'partly', comment: 'Still a week late', at: new Date('2026-11-20T12:00:00Z') }));
}

test('the context of a customer: last contacts, what brings them traced upstream, open themes with owner and promised day, and what would help', async () => {
  const context = await answer(`/api/v1/customers/${maria}/context`);
  expect(context.customer).toMatchObject({ id: maria, name: 'Maria Santos', email: 'maria@mail.example' });
  expect(context.lastContacts.map((one: { externalId: string }) => one.externalId)).toEqual(['i-2', 'i-1', 'i-0']);
  expect(context.reasons).toMatchObject([{ driver: 'Refund status', origin: 'billing', journeyStage: 'pay', contacts: 2 }, { driver: 'Move home', origin: null, contacts: 1 }]);
  expect(context.openCallBacks).toMatchObject([{ state: 'missed', dueAt: '2026-11-12T12:00:00.000Z' }]);
  expect(context.openThemes).toMatchObject([{ id: openTheme, owner: { name: 'Ada Admin' }, deadlineOn: '2026-12-10', due: 'on_track', said: { text: 'I waited for my refund.' }, answer: null, toldAt: null }]);
  expect(context.nextSteps.map((one: { kind: string }) => one.kind)).toEqual(['call_back', 'spare_the_story', 'begin_where_it_stopped', 'say_who_and_when']);
  expect(context.nextSteps[3].sentence).toBe('Say that Ada Admin answers for “Refunds are slow” and has promised it for 10 December 2026.');
  expect(context.wants).toEqual(['surveys', 'news', 'digest'].map((topic) => ({ topic, wanted: true })));
});

test('the route hint says who helped last and how it ended, how hard the story is and why, and its own rule', async () => {
  const hint = await answer(`/api/v1/customers/${maria}/route-hint`);
  expect(hint).toMatchObject({
    lastHelped: { agentRef: 'ag-7', team: 'Billing', end: 'not_resolved', cause: 'the bank has to answer' },
    lastResolved: { agentRef: 'ag-2', end: 'resolved', cause: null },
    lastContact: { channel: 'phone', end: 'not_resolved' },
    story: { level: 'hard', contacts: 2 },
  });
  expect(hint.story.because.map((one: { fact: string }) => one.fact)).toEqual(['several_channels', 'story_repeated', 'supervisor', 'call_back_missed', 'not_resolved']);
  expect(hint.rule).toContain('never people');
  const stranger = (await (await world.admin.post('/api/v1/customers', { externalId: 'new' })).json()).items[0].id;
  expect(await answer(`/api/v1/customers/${stranger}/route-hint`)).toMatchObject({ lastHelped: null, lastResolved: null, lastContact: null, story: { level: 'new', contacts: 0, because: [] } });
  expect((await world.admin.get('/api/v1/customers/01900000-0000-7000-8000-000000000000/route-hint')).status).toBe(404);
});

test('one history over all channels, page by page, with what was done and told, and nothing of anybody else', async () => {
  await tell();
  // What she said about late bills makes a point about the theme that was done.
  const { items } = await answer(`/api/v1/feedback?customer=${maria}`);
  const bill = items.find((one: { text: string }) => one.text.startsWith('The bill'));
  await app.deps.database.run(`insert into mention (org_id, id, feedback_id, theme_id, confidence, placed_by, placed_at) values ('${world.orgId}', '${newId(start)}', '${bill.id}', '${doneTheme}', 0.9, 'person', now())`);
  const whole = await answer(`/api/v1/customers/${maria}/history`);
  expect(whole.nextCursor).toBeNull();
  expect(whole.items.map((one: { kind: string }) => one.kind)).toEqual(['answer', 'mail', 'contact', 'contact', 'theme', 'said', 'said', 'contact']);
  const [given, mailed, , , done] = whole.items;
  expect(given).toMatchObject({ answer: 'partly', comment: 'Still a week late', theme: { id: doneTheme } });
  expect(mailed.mail).toMatchObject({ kind: 'digest', state: 'sent', subject: 'You said, we did', told: [{ id: doneTheme, title: 'Bills come late' }] });
  expect(done).toMatchObject({ text: 'We are talking to the bank.', theme: { id: openTheme } });
  expect(JSON.stringify(whole)).not.toContain('the bank is slow');
  expect(JSON.stringify(whole)).not.toContain('Not hers');
  const paged: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { items: unknown[]; nextCursor: string | null } = await answer(`/api/v1/customers/${maria}/history?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
    paged.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole.items);
  const { otherThemes, nextSteps } = await answer(`/api/v1/customers/${maria}/context`);
  expect(otherThemes).toMatchObject([{ id: doneTheme, answer: 'Bills now come on the first of the month.', toldAt: start.toISOString() }]);
  expect(nextSteps.map((one: { kind: string }) => one.kind)).not.toContain('say_what_changed');
});

test('an agent sees what they need to help; a viewer does not see customers', async () => {
  const [agent, viewer] = [await world.join('agent'), await world.join('viewer')];
  for (const part of ['history', 'context', 'route-hint', 'consents']) expect([(await agent.get(`/api/v1/customers/${maria}/${part}`)).status, (await viewer.get(`/api/v1/customers/${maria}/${part}`)).status]).toEqual([200, 403]);
});
