import { cancelDigest } from '@kept/api/close-loop/cancel-digest.ts';
import { correctDigest } from '@kept/api/close-loop/correct-digest.ts';
import { saveMailChoices } from '@kept/api/close-loop/mail-choices.ts';
import { draftNotice } from '@kept/api/close-loop/notices/draft-notice.ts';
import { sendNotice } from '@kept/api/close-loop/notices/send-notice.ts';
import { tellPeople } from '@kept/api/close-loop/notices/tell-people.ts';
import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { scheduleDigest } from '@kept/api/close-loop/schedule-digest.ts';
import { stopDigest } from '@kept/api/close-loop/stop-digest.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { eraseCustomer } from '@kept/api/forget/erase-customer.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { mailDoorFor } from '@kept/api/mail/inbound/mail-door.ts';
import { resumeFlow } from '@kept/api/mail/resume-flow.ts';
import { addSuppression } from '@kept/api/mail/suppression/add-suppression.ts';
import { liftSuppression } from '@kept/api/mail/suppression/lift-suppression.ts';
import { suppressionHandle } from '@kept/api/mail/suppression/suppression-handle.ts';
import { mailTopics } from '@kept/core/vocabulary.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { and, eq, ne } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { applyEvents, faultsOf, noteWritten, openProvider, openStory, postEvent, readers, sendOnce, type Story, titles, unlessRefused, webhookSecret } from './mailing-story.ts';
import { providerAnswers } from './watchful-provider.ts';

const start = new Date('2026-11-30T10:00:00Z');
const person = fc.nat({ max: readers.length - 1 });
const place = fc.nat({ max: titles.length - 1 });
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('send' as const), answers: fc.array(fc.constantFrom('taken' as const, 'taken' as const, 'taken' as const, ...providerAnswers), { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 11, 61, 61, 5 * 60, 24 * 60, 15 * 24 * 60) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('stop' as const, 'go on' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('correct' as const, 'correct' as const, 'correct' as const, 'give up' as const, 'let mail go' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('unsubscribe' as const, 'erase' as const, 'come back' as const, 'block' as const, 'lift' as const), person }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), person, wanted: fc.subarray([...mailTopics]) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('reopen' as const, 'fix' as const, 'fix again' as const, 'fix again' as const), place }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tell' as const), place, isWritten: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('return' as const), nth: fc.nat({ max: 40 }), fate: fc.constantFrom('delivered' as const, 'complained' as const, 'bounced' as const, 'bounced for now' as const, 'failed' as const, 'suppressed' as const), isApplied: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start, door: mailDoorFor({ KEPT_INBOUND_DOMAIN: 'reply.kept.example', KEPT_INBOUND_SECRET: undefined, RESEND_API_KEY: 'k', RESEND_BASE_URL: undefined, RESEND_WEBHOOK_SECRET: webhookSecret }) });
});
afterAll(() => app.close());

const latest = ({ editions }: Story) => editions.at(-1) ?? '';

/** What somebody does to the digest itself, in its latest edition; refused where its state does not let them. */
async function steer(story: Story, provider: ReturnType<typeof openProvider>, does: 'stop' | 'go on' | 'correct' | 'give up'): Promise<void> {
  const { marketer, model, editions } = story;
  const edition = editions.length - 1;
  if (does === 'stop' && (await unlessRefused(stopDigest(marketer, latest(story)))) !== undefined) model.stop(edition);
  if (does === 'go on' && (await unlessRefused(scheduleDigest(marketer, latest(story), { holdMinutes: 0 }))) !== undefined) model.goOn(edition);
  if (does === 'give up' && (await unlessRefused(cancelDigest(marketer, latest(story)))) !== undefined) model.stop(edition);
  if (does !== 'correct') return;
  // What is on its way comes to its end first, with the test of two subjects: only what was sent can be corrected.
  for (const minutes of [0, 5 * 60]) {
    app.setNow(new Date(app.deps.now().getTime() + minutes * 60_000));
    await queueDigest(story.ctx);
    await sendOnce(story, provider, ['taken']);
    await queueDigest(story.ctx);
  }
  const made = await unlessRefused(correctDigest(marketer, latest(story), { wrong: 'One sentence was wrong.' }));
  if (made === undefined) return;
  editions.push(made.id);
  if ((await unlessRefused(story.release(made.id).then(() => true))) !== true) model.stop(edition + 1);
  await queueDigest(story.ctx);
}

/** What people choose, and what the organisation decides about their addresses. */
async function decide(story: Story, does: 'unsubscribe' | 'erase' | 'come back' | 'block' | 'lift', at: number): Promise<void> {
  const { ctx, model, ids } = story;
  const email = (readers[at] ?? '').toLowerCase();
  const mac = addressMacOf(ctx, email);
  if (does === 'unsubscribe') await unsubscribe(ctx, mac).then(() => model.choose(email, new Set()));
  if (does === 'unsubscribe') model.ban(email, 'unsubscribed');
  if (does === 'block' && (await unlessRefused(addSuppression(ctx, { address: email, reason: 'blocked', note: 'Asked on the phone' }))) !== undefined) model.ban(email, 'blocked');
  if (does === 'lift') for (const reason of ['blocked', 'bounced', 'unsubscribed', 'complained', 'erased'] as const) if ((await unlessRefused(liftSuppression(ctx, suppressionHandle(ctx, mac), { reason, because: 'They rang' }))) !== undefined) model.lift(email, reason === 'blocked' || reason === 'bounced' ? reason : '');
  if (does === 'erase' || does === 'come back') await erase(story, at, email);
  // An import brings somebody back under the address they had erased: they said the same, and their address is still barred.
  if (does === 'come back') ids[at] = await story.add(readers[at] ?? '');
}

async function erase({ ctx, model, ids, erased }: Story, at: number, email: string): Promise<void> {
  const id = ids[at] ?? '';
  if (erased.has(id)) return;
  await eraseCustomer(ctx, id);
  erased.add(id);
  if (ids.every((other, place) => erased.has(other) || readers[place]?.toLowerCase() !== email)) model.ban(email, 'erased');
}

async function changeTheme({ run, world, themes, model }: Story, does: 'reopen' | 'fix' | 'merge', at: number): Promise<void> {
  const isThis = and(eq(theme.orgId, world.orgId), eq(theme.id, themes[at] ?? ''), ne(theme.status, 'merged'));
  const [row] = await run((tx) => tx.select().from(theme).where(isThis));
  if (row === undefined || (does === 'fix') === (row.status === 'done')) return;
  const set = { reopen: { status: 'open' as const, whatChanged: null, liveOn: null }, fix: { status: 'done' as const, whatChanged: 'Now it is right.', liveOn: '2026-12-01', resolutionNumber: row.resolutionNumber + 1, statusSince: app.deps.now() }, merge: { status: 'merged' as const, mergedIntoId: themes[1] ?? null } }[does];
  await run((tx) => tx.update(theme).set(set).where(isThis));
  model.setTheme(at, ({ fixes }) => (does === 'fix' ? { fixes: fixes + 1, isSo: true } : { isSo: false }));
}

/** Tells those behind a theme of its news, where there is any; written at once, or with the next. */
async function tell(story: Story, at: number, isWritten: boolean): Promise<void> {
  const { ctx, themes } = story;
  await unlessRefused(draftNotice(ctx, themes[at] ?? '', {}).then(({ id }) => sendNotice(ctx, id, { version: 1 })));
  if (!isWritten) return;
  app.setNow(new Date(app.deps.now().getTime() + 11 * 60_000));
  await noteWritten(story, () => tellPeople(ctx));
}

async function live(story: Story, provider: ReturnType<typeof openProvider>, one: Step): Promise<void> {
  const { ctx, model } = story;
  if (one.do === 'wait') app.setNow(new Date(app.deps.now().getTime() + one.minutes * 60_000));
  else if (one.do === 'send') await sendOnce(story, provider, one.answers);
  else if (one.do === 'write') await queueDigest(ctx);
  else if (one.do === 'tell') await tell(story, one.place, one.isWritten);
  else if (one.do === 'choose') {
    const email = (readers[one.person] ?? '').toLowerCase();
    await saveMailChoices(ctx, addressMacOf(ctx, email), new Set(one.wanted));
    model.choose(email, new Set(one.wanted));
  } else if (one.do === 'let mail go') {
    const { wasHeld } = await resumeFlow(ctx);
    if (wasHeld) model.letGo();
  } else if (one.do === 'return') {
    const handed = story.arrived[one.nth % Math.max(1, story.arrived.length)];
    if (handed !== undefined) await postEvent(story, handed.mail, one.fate);
    if (one.isApplied) await applyEvents(story);
  } else if (one.do === 'fix again') {
    await changeTheme(story, 'reopen', one.place);
    await changeTheme(story, 'fix', one.place);
  } else if (one.do === 'reopen' || one.do === 'fix') await changeTheme(story, one.do, one.place);
  else if (one.do === 'merge') await changeTheme(story, 'merge', 0);
  else if ('person' in one) await decide(story, one.do, one.person);
  else await steer(story, provider, one.do);
}

const seen = new Map<string, number>();
const count = (what: string, times: number) => void seen.set(what, (seen.get(what) ?? 0) + times);

test('no sequence of consents, budgets, stops, corrections, merges, reopenings, erasures, returned mails, lost answers and sends mails a person who may not be mailed, what is not so, or twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom({ days: 0, most: 1 }, { days: 14, most: 1 }, { days: 14, most: 2 }), fc.boolean(), fc.boolean(), fc.option(person), fc.array(step, { minLength: 8, maxLength: 28 }), async (budget, triesSubjects, isToldBefore, back, steps) => {
      app.setNow(start);
      const story = await openStory(app, budget, triesSubjects);
      const provider = openProvider(story);
      if (back !== null) await decide(story, 'come back', back);
      if (isToldBefore) await tell(story, 1, true);
      await queueDigest(story.ctx);
      for (const one of steps) await live(story, provider, one);
      const facts = story.arrived.map(({ mail }) => story.facts.get(mail.mailId));
      count('digests', facts.filter((fact) => fact?.edition === 0).length);
      count('corrections', facts.filter((fact) => (fact?.edition ?? 0) > 0).length);
      count('notices', facts.filter((fact) => fact?.kind === 'notice').length);
      expect(await faultsOf(story)).toEqual([]);
    }),
    { numRuns: 30, endOnFailure: false },
  );
  for (const what of ['digests', 'corrections', 'notices']) expect([what, seen.get(what)], 'a test in which nobody is mailed proves nothing').toEqual([what, expect.toSatisfy((times: number) => times > 3)]);
}, 900_000);
