import type { Audience } from '@kept/api/close-loop/audience/audience-answer.ts';
import { forecastAudience } from '@kept/api/close-loop/audience/forecast-audience.ts';
import type { Forecast } from '@kept/api/close-loop/audience/forecast-each.ts';
import { forecastLeftOut } from '@kept/api/close-loop/audience/forecast-left-out.ts';
import { readKeptPlaces } from '@kept/api/close-loop/audience/kept-places.ts';
import { type Ctx, systemCtx } from '@kept/api/context.ts';
import { readBudget } from '@kept/api/mail/address-facts.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import { type LeftOutCode, suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import type { SendingRule } from '@kept/core/listen/sending-plan.ts';
import { mailStates } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { mail, mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx, tryOut } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld, type World } from '../support/world.ts';
import { countOneByOne, forecastOneByOne } from './forecast-one-by-one.ts';
import { layQuarter } from './lay-quarter.ts';
import { layTheme } from './lay-story.ts';

/** So many worlds are counted both ways. */
const worldsCompared = 200;
const start = new Date('2026-11-30T10:00:00Z');
const day = 86_400_000;
const before = (days: number) => new Date(start.getTime() - days * day);
let app: TestApp;
let world: World;
let themes: string[];

beforeAll(async () => {
  app = await openTestApp({ now: start });
  world = await makeWorld(app);
  themes = [await layTheme(app, world), await layTheme(app, world, { title: 'Nobody rings back' }), await layTheme(app, world, { title: 'Parking' })];
});
afterAll(() => app.close());

const addresses = [null, ' \u00A0', 'not an address', 'a@mail.example', 'A@mail.example', 'b@mail.example', 'c@mail.example', 'd@mail.example', 'e@müller.example'] as const;
const usable = ['a@mail.example', 'b@mail.example', 'c@mail.example', 'd@mail.example', 'e@xn--mller-kva.example'] as const;
const often = <const T>(usual: T, ...others: T[]) => fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(usual, ...others) });
const person = fc.record({
  name: fc.constantFrom('Sam', 'Kim'),
  email: fc.constantFrom(...addresses),
  segment: fc.constantFrom(null, '', 'Home', 'Trade'),
  language: fc.constantFrom('en', 'de-AT', 'pt_BR', 'DE'),
  isSubscribed: fc.boolean(),
  hasHandle: often(true, false),
  said: fc.array(fc.record({ kind: often('survey', 'friction', 'review'), text: often('The bill came late.', ''), theme: fc.constantFrom(undefined, 0, 1, 2), days: fc.constantFrom(-1, 1, 20, 100, 400) }), { maxLength: 2 }),
});
const mailed = fc.record({ who: fc.nat(9), isOfPerson: often(true, false), kind: often('digest', 'survey', 'notice', 'account'), state: fc.constantFrom(...mailStates), of: fc.constantFrom('this', 'this', 'earlier', 'held', 'another'), settled: fc.constantFrom(null, 0, 5, 29.9, 30, 31), made: fc.constantFrom(1, 40, 60), isHeldBack: fc.boolean(), isUnheard: fc.boolean() });
const rule = fc.record<Pick<SendingRule, 'isOn' | 'segments' | 'sharePercent'>>({ isOn: often(true, false), segments: fc.constantFrom<string[]>([], ['Home'], ['Home', 'Trade']), sharePercent: fc.constantFrom(50, 50, 50, 100, 100, 0) }, { noNullPrototype: true });
/** Quarterly surveys: when each opens, whom it asks, and what it has decided for whom. */
const quarter = fc.record({
  opensIn: often(7, -2, 29, 31),
  isFinished: fc.constantFrom(false, false, false, false, true),
  isClosed: fc.constantFrom(false, false, false, false, true),
  rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
  decided: fc.array(fc.record({ who: fc.nat(11), period: often('2026-Q4', '2026-Q3', null), isWaiting: fc.boolean() }), { maxLength: 4 }),
});
const rules = fc.record<AudienceRules>({
  match: fc.constantFrom('all', 'any'),
  segments: often(null, { is: 'in', names: ['Home'] }, { is: 'not_in', names: ['Home'] }),
  languages: often(null, { is: 'in', codes: ['de'] }, { is: 'not_in', codes: ['de', 'pt'] }),
  themes: often(null, 'told'),
  saidYes: fc.boolean(),
  withinDays: often(null, 30, 200),
}, { noNullPrototype: true });
const worlds = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 12, size: 'max' }),
  mails: fc.array(mailed, { maxLength: 8 }),
  choices: fc.array(fc.record({ email: fc.constantFrom(...usable), topic: often('digest', 'news'), wanted: fc.boolean() }), { maxLength: 3 }),
  bans: fc.array(fc.record({ email: fc.constantFrom(...usable), reason: fc.constantFrom(...suppressionReasons), isLifted: often(false, true) }), { maxLength: 3 }),
  budget: fc.oneof({ weight: 1, arbitrary: fc.constant({ mailBudgetDays: 0, mailBudgetMost: 1 }) }, { weight: 5, arbitrary: fc.constantFrom({ mailBudgetDays: 30, mailBudgetMost: 1 }, { mailBudgetDays: 30, mailBudgetMost: 2 }) }),
  gap: fc.constantFrom(0, 90),
  quarters: fc.oneof({ weight: 1, arbitrary: fc.constant<never[]>([]) }, { weight: 4, arbitrary: fc.array(quarter, { minLength: 1, maxLength: 2, size: 'max' }) }),
  edition: often(0, 1),
  /** Whom the edition before reached, lately. */
  got: fc.array(fc.nat(9), { maxLength: 4 }),
  controlPercent: fc.constantFrom(0, 50),
  rules: fc.oneof(fc.constant(null), rules),
});
type Drawn = Parameters<Parameters<typeof worlds.map>[0]>[0];

async function layPerson(tx: OrgTx, { name, email, segment, language, isSubscribed, hasHandle, said }: Drawn['people'][number], sourceId: string): Promise<string> {
  const { orgId } = world;
  const id = newId(start);
  const emailNormal = email === null ? null : (normaliseEmail(email) ?? null);
  const addressMac = emailNormal !== null && hasHandle ? addressMacOf(systemCtx(app.deps, orgId, 'test'), emailNormal) : null;
  await tx.insert(customer).values({ orgId, id, externalId: id, name, email, emailNormal, addressMac, segment, language, createdAt: before(500), subscribedAt: isSubscribed ? before(3) : null });
  for (const { kind, text, theme, days } of said) {
    const feedbackId = newId(start);
    await tx.insert(feedback).values({ orgId, id: feedbackId, kind, sourceId, externalId: feedbackId, channel: 'survey', customerId: id, text, quotable: false, raw: {}, occurredAt: before(days), receivedAt: before(days), placedAt: before(days) });
    if (theme !== undefined) await tx.insert(mention).values({ orgId, id: newId(start), feedbackId, themeId: themes[theme] ?? '', confidence: 0.9, placedBy: 'machine', placedAt: before(days) });
  }
  return id;
}

/** The digest in question, one before it of the same period, one of an earlier period that held some back, and one of nobody's concern. */
async function layDigests(tx: OrgTx, { edition, controlPercent, rules: audience }: Drawn) {
  const { orgId } = world;
  const common = { orgId, series: 'said', state: 'sent' as const, subject: '', intro: '', fromAt: before(90), loopKept: { raised: 0, answered: 0, changed: 0, confirmed: 0, declined: 0, unanswered: 0 }, createdAt: before(1) };
  const ids = { this: newId(start), earlier: newId(start), held: newId(start), another: newId(start) };
  const [row] = await tx.insert(digest).values({ ...common, id: ids.this, period: '2026-Q4', edition, state: 'draft', untilAt: start, audience: edition === 0 ? audience : null, controlPercent }).returning();
  if (edition > 0) await tx.insert(digest).values({ ...common, id: ids.earlier, period: '2026-Q4', edition: 0, untilAt: before(10) });
  await tx.insert(digest).values({ ...common, id: ids.held, period: '2026-Q3', edition: 0, untilAt: before(50), controlPercent: 10 });
  for (const [position, isLeftOut] of [false, true].entries()) await tx.insert(digestBlock).values({ orgId, digestId: ids.this, themeId: themes[position] ?? '', kind: 'did', position, title: 'Done', text: 'Done.', people: 1, resolutionNumber: 1, isLeftOut });
  if (row === undefined) throw new Error('There is no digest.');
  return { row, ids };
}

async function layQuarters(tx: OrgTx, quarters: Drawn['quarters'], people: readonly { id: string }[]): Promise<void> {
  const { orgId } = world;
  for (const { opensIn, isFinished, isClosed, rules: asking, decided } of quarters) {
    const surveyId = await layQuarter(tx, orgId, start, { opensAt: before(-opensIn), isFinished, isClosed, rules: asking });
    for (const { who, period, isWaiting } of decided) {
      const state = isWaiting ? { state: 'waiting' as const, dueAt: start } : { state: 'not_sent' as const, code: 'not_sampled' as const, reason: 'left out by lot' };
      await tx.insert(surveyDecision).values({ orgId, id: newId(start), surveyId, version: 1, period, customerId: people[who % people.length]?.id, ...state, decidedAt: start }).onConflictDoNothing();
    }
  }
}

async function lay(tx: OrgTx, drawn: Drawn) {
  const { orgId } = world;
  const ctx = systemCtx(app.deps, orgId, 'test');
  await tx.update(setting).set({ ...drawn.budget, surveyGapDays: drawn.gap }).where(eq(setting.orgId, orgId));
  const sourceId = newId(start);
  await tx.insert(source).values({ orgId, id: sourceId, name: sourceId, createdAt: start });
  const people: { id: string; email: string | null }[] = [];
  for (const one of drawn.people) people.push({ id: await layPerson(tx, one, sourceId), email: one.email === null ? null : (normaliseEmail(one.email) ?? null) });
  await layQuarters(tx, drawn.quarters, people);
  const { row, ids } = await layDigests(tx, drawn);
  for (const { who, isOfPerson, kind, state, of, settled, made, isHeldBack, isUnheard } of drawn.mails) {
    const at = people[who % people.length];
    const id = newId(start);
    const isOut = isHeldBack && kind === 'digest';
    await tx.insert(mail).values({ orgId, id, kind, occasion: kind === 'digest' ? ids[of] : id, recipient: isOfPerson ? `customer:${at?.id ?? ''}` : `customer:${newId(start)}`, customerId: isOfPerson ? at?.id : null, emailNormal: isOut ? null : at?.email, subject: '', headers: {}, state: isOut ? 'left_out' : state, leftOutCode: isOut ? 'control_group' : null, createdAt: before(made), sendAfter: before(made), settledAt: settled === null ? null : before(settled), unknownSince: isUnheard ? before(made) : null }).onConflictDoNothing();
  }
  if (row.edition > 0) for (const who of new Set(drawn.got.map((place) => place % people.length))) await tx.insert(mail).values({ orgId, id: newId(start), kind: 'digest', occasion: ids.earlier, recipient: `customer:${people[who]?.id ?? ''}`, customerId: people[who]?.id, emailNormal: people[who]?.email, subject: '', headers: {}, state: 'sent', createdAt: before(6), sendAfter: before(6), settledAt: before(5) }).onConflictDoNothing();
  const macOf = (email: string) => addressMacOf(ctx, email);
  for (const { email, topic, wanted } of drawn.choices) await tx.insert(mailPreference).values({ orgId, addressMac: macOf(email), topic, wanted, source: 'page', at: start }).onConflictDoNothing();
  for (const { email, reason, isLifted } of drawn.bans) await tx.insert(suppression).values({ orgId, addressMac: macOf(email), reason, at: start, liftedAt: isLifted ? start : null }).onConflictDoNothing();
  return { ctx, row };
}

test('whoever is counted over everybody at once is counted as person by person, whatever is known of them', async () => {
  const seen = new Map<string, number>();
  const note = (what: string, isSo: boolean) => seen.set(what, (seen.get(what) ?? 0) + (isSo ? 1 : 0));
  await inOrg(app.deps.db, world.orgId, async (tx) => {
    await fc.assert(
      fc.asyncProperty(worlds, async (drawn) => {
        const { together, oneByOne, kept } = await tryOut(tx, async (inner) => {
          const { ctx, row } = await lay(inner, drawn);
          const budget = await readBudget(inner, ctx);
          const plans = await forecastOneByOne(inner, ctx, row);
          const codes = plans.flatMap(({ plan }) => (plan.send ? [] : [plan.code]));
          for (const asked of [{}, { q: 'kim' }, { q: 'b@' }, ...[...new Set<LeftOutCode>(['blocked', 'told_already', ...codes])].map((code) => ({ code }))]) expect(await listPages(inner, ctx, row, asked), JSON.stringify(asked)).toEqual(listedOf(plans, asked));
          return { oneByOne: countOneByOne(plans), together: await forecastAudience(inner, ctx, row), kept: row.edition > 0 ? undefined : await readKeptPlaces(inner, ctx, budget) };
        });
        for (const { code } of oneByOne.reasons) note(code, true);
        note('a place may be kept', kept !== undefined);
        note('a survey asks by lot', drawn.quarters.some(({ opensIn, isFinished, isClosed, rules: asking }) => opensIn < 30 && !isFinished && !isClosed && asking.find(({ isOn }) => isOn)?.sharePercent === 50));
        note('a handle is missing where it decides', drawn.people.some(({ email, hasHandle }) => !hasHandle && [...drawn.bans, ...drawn.choices].some((one) => one.email === (email === null ? null : normaliseEmail(email)))));
        expect(counted(together)).toEqual(counted(oneByOne));
      }),
      { numRuns: worldsCompared },
    );
  });
  // What was compared has to have come up, and what is known of single people only has to have come up often.
  expect([...seen.keys()]).toEqual(expect.arrayContaining(['no_address', 'bad_address', 'same_address', 'not_wanted', 'budget', 'kept_for_quarterly', 'not_in_audience', 'control_group', ...suppressionReasons]));
  for (const what of ['a place may be kept', 'a survey asks by lot', 'a handle is missing where it decides', 'kept_for_quarterly']) expect(seen.get(what), what).toBeGreaterThan(worldsCompared / 12);
});

interface AskedFor {
  readonly code?: LeftOutCode;
  readonly q?: string;
}

/** Everybody left out, page by page, each page after as little work as there can be. */
async function listPages(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, asked: AskedFor): Promise<string[]> {
  const listed: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { leftOut, next } = await forecastLeftOut(tx, ctx, row, { ...asked, cursor, limit: 2 }, { looked: 5, decided: 3, step: 2 });
    listed.push(...leftOut.map(({ person: { id }, plan }) => `${id} ${plan.send ? '' : plan.code}`));
    cursor = next;
    if (cursor === undefined) return listed;
  }
}

function listedOf(plans: readonly Forecast[], { code, q = '' }: AskedFor): string[] {
  return plans.flatMap(({ person: { id, name, email }, plan }) => (plan.send || (code !== undefined && plan.code !== code) || !`${name ?? ''} ${email ?? ''}`.toLowerCase().includes(q) ? [] : [`${id} ${plan.code}`]));
}

function counted(audience: Audience) {
  return { people: audience.people, ...Object.fromEntries(audience.reasons.map(({ code, people }) => [code, people])) };
}
