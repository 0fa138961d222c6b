import { checkProof } from '@kept/api/act/check-proof.ts';
import { weighEvidence } from '@kept/api/act/weigh-evidence.ts';
import { systemCtx } from '@kept/api/context.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { createThemeEngine } from '@kept/themes/theme-engine.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { themesOf } from '../understand/found-themes.ts';

const now = new Date('2026-11-20T10:00:00Z');
const today = '2026-11-20';
const liveOn = addDaysTo(today, -40);
const reasons = ['again', 'for my order', 'since spring', 'for weeks', 'although promised', 'without a word', 'for the shoes', 'twice', 'from the shop', 'for the lamp', 'after the return', 'to my card'];

/** Hundreds of texts: the engine's own word-based encoder is quick enough to read them for each case. */
const engine = createThemeEngine({ threads: 1, runtime: 'lexical' });
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now, engine });
});
afterAll(async () => {
  await app.close();
  await engine.close();
});

const at = (daysAgo: number) => `${addDaysTo(today, -daysAgo)}T12:00:00Z`;

/** An organisation that heard two complaints over four months; the refund theme was called done 40 days ago. */
async function organisationWithFix(afterFix: number): Promise<{ world: World; id: string }> {
  const world = await makeWorld(app);
  const days = Array.from({ length: 130 }, (_, at) => at + 1);
  const texts = days.flatMap((day) => saidOn(day, day > 40 || day <= afterFix ? 1 : 0));
  const sent = await world.admin.post('/api/v1/feedback', texts);
  if (sent.status >= 300) throw new Error(await sent.text());
  await world.settle();
  const [theme, ...others] = (await themesOf(world)).themes.filter((each) => /refund/i.test(each.quote?.text ?? ''));
  if (theme === undefined) throw new Error('No theme about refunds was found.');
  for (const other of others) await world.admin.post(`/api/v1/themes/${other.id}/merge`, { intoId: theme.id });
  const kept = (await themesOf(world)).themes.find((each) => /refund/i.test(each.quote?.text ?? ''));
  const id = kept?.id ?? '';
  const owner = await world.join('owner');
  await world.admin.post(`/api/v1/themes/${id}/acceptance`, { ownerId: owner.memberId, deadlineOn: addDaysTo(today, 5) });
  const done = await world.admin.post(`/api/v1/themes/${id}/updates`, { status: 'done', whatChanged: 'Refunds are paid out on the day the parcel arrives.', rootCause: 'process', liveOn });
  if (done.status !== 200) throw new Error(await done.text());
  return { world, id };
}

function saidOn(daysAgo: number, refunds: number): { source: string; text: string; occurredAt: string }[] {
  const reason = reasons[daysAgo % reasons.length] ?? '';
  const texts = [...(refunds === 0 ? [] : [`My refund is late ${reason}, number ${daysAgo}.`, `The refund you promised me is late ${reason}, order ${daysAgo}.`]), `The app crashes ${reason} when I open statement ${daysAgo}.`];
  return texts.map((text) => ({ source: 'Survey', text, occurredAt: at(daysAgo) }));
}

async function answer(world: World, themeId: string, answers: readonly FixAnswer[]) {
  const ctx = systemCtx(app.deps, world.orgId, 'test');
  return inOrg(app.deps.db, world.orgId, async (tx) => {
    for (const each of answers) {
      const id = newId(now);
      await tx.insert(customer).values({ orgId: world.orgId, id, externalId: id, language: 'en', createdAt: now });
      await tx.insert(fixAnswer).values({ orgId: world.orgId, id: newId(now), themeId, customerId: id, resolutionNumber: 1, answer: each, at: now });
    }
    return weighEvidence(tx, ctx, themeId);
  });
}

const read = async (world: World, id: string) => (await world.admin.get(`/api/v1/themes/${id}`)).json();

test('the data confirm a fix after which people stop saying it, by the daily look alone', async () => {
  const { world, id } = await organisationWithFix(0);
  expect((await read(world, id)).proof).toMatchObject({ verdict: 'confirmed', ratio: 0, before: { days: 84 }, after: { days: 40 } });
  await world.settle();
  const shown = await read(world, id);
  expect(shown).toMatchObject({ status: 'confirmed', confirmedBy: 'data' });
  expect(shown.timeline.find((entry: { kind: string }) => entry.kind === 'confirmed')).toMatchObject({ by: null });
});

test('the data leave a fix undecided after which people go on saying it; customers who say no reopen it', async () => {
  const { world, id } = await organisationWithFix(40);
  await inOrg(app.deps.db, world.orgId, (tx) => checkProof(tx, systemCtx(app.deps, world.orgId, 'test'), id));
  expect(await read(world, id)).toMatchObject({ status: 'done', proof: { verdict: 'undecided' } });
  expect(await answer(world, id, ['not_fixed', 'not_fixed', 'not_fixed', 'do_not_know'])).toMatchObject({ verdict: 'too_few', outcome: 'unchanged' });
  expect(await answer(world, id, ['not_fixed', 'not_fixed', 'partly', 'not_fixed', 'not_fixed'])).toMatchObject({ verdict: 'undecided', outcome: 'unchanged' });
  expect(await answer(world, id, ['not_fixed'])).toMatchObject({ answers: 9, outcome: 'reopened' });
  const shown = await read(world, id);
  expect(shown).toMatchObject({ status: 'open', whatChanged: null, deadlineOn: addDaysTo(today, 5) });
  expect(shown.owner).not.toBeNull();
});

test('customers confirm a fix, and a second no from the same people opens it again', async () => {
  const { world, id } = await organisationWithFix(40);
  expect(await answer(world, id, [...Array.from({ length: 8 }, (): FixAnswer => 'fixed'), 'partly', 'partly'])).toMatchObject({ shareFixed: 0.9, outcome: 'confirmed' });
  expect(await read(world, id)).toMatchObject({ status: 'confirmed', confirmedBy: 'customers' });
  expect(await answer(world, id, Array.from({ length: 40 }, () => 'not_fixed'))).toMatchObject({ outcome: 'reopened' });
  expect((await read(world, id)).status).toBe('open');
});
