import { saveMailChoices } from '@kept/api/close-loop/mail-choices.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { systemCtx } from '@kept/api/context.ts';
import { eraseCustomer } from '@kept/api/forget/erase-customer.ts';
import { changeSending } from '@kept/api/listen/change-sending.ts';
import { createSurvey, newSurvey } from '@kept/api/listen/create-survey.ts';
import { findAskedSurvey } from '@kept/api/listen/find-asked-survey.ts';
import { receiveCustomers } from '@kept/api/listen/receive-customers.ts';
import { receiveInteractions } from '@kept/api/listen/receive-interactions.ts';
import { saveResponse } from '@kept/api/listen/save-response.ts';
import { sendSurveys } from '@kept/api/listen/send-surveys.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import { isOpenHour } from '@kept/core/listen/open-hours.ts';
import { firstPlan } from '@kept/core/listen/sending-plan.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { surveyLink } from '@kept/db/schema/listen/surveys.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';

// Two days before clocks go back in London; a month later they have changed everywhere.
const start = new Date('2026-10-23T08:00:00Z');
const hourMs = 3_600_000;
const people = [{ externalId: 'maria', timezone: 'Europe/London' }, { externalId: 'tom', timezone: 'America/Santiago' }, { externalId: 'ada', timezone: null }] as const;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

const person = fc.nat({ max: people.length - 1 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('contact' as const), person, call: fc.nat({ max: 9 }), agoHours: fc.constantFrom(0, 0, 0, 5, 24 * 9), hasEnded: fc.constantFrom(true, true, true, false) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 1, 7, 20, 24 * 3, 24 * 8), workers: fc.constantFrom(1, 1, 2, 0) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsubscribe' as const), person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('no more surveys' as const), person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change' as const), sharePercent: fc.constantFrom(30, 100, 100), isOn: fc.constantFrom(true, true, true, false) }) },
);
const allowance = fc.record({ mailBudgetDays: fc.constantFrom(7, 14), mailBudgetMost: fc.integer({ min: 1, max: 3 }), surveyGapDays: fc.constantFrom(0, 10) });

interface Arrived {
  readonly who: string;
  readonly kind: string;
  readonly occasion: string;
  readonly at: number;
}

test('whatever happens in whatever order: nobody over the budget, twice for one contact, at night, after an answer or against their will', async () => {
  await fc.assert(
    fc.asyncProperty(allowance, fc.array(step, { minLength: 14, maxLength: 36 }), async (allowed, steps) => {
      let now = start;
      app.setNow(now);
      const world = await makeWorld(app);
      const ctx = systemCtx(app.deps, world.orgId, 'test');
      const inside = <T>(work: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, work);
      await inside((tx) => tx.update(setting).set(allowed).where(eq(setting.orgId, world.orgId)));
      const { id: surveyId } = await createSurvey(ctx, newSurvey.parse({ title: 'Contact', slug: 'contact', template: 'contact', publish: true }));
      let version = 0;
      const plan = (sharePercent: number, isOn: boolean) => ({ ...firstPlan, isOn, remindAfterDays: 3, answerDays: 7, rules: firstPlan.rules.map((rule) => ({ ...rule, sharePercent, delayMinutes: 30 })) });
      ({ version } = await changeSending(ctx, surveyId, { version, plan: plan(100, true) }));
      await receiveCustomers(ctx, people.map(({ externalId, timezone }) => ({ externalId, name: externalId, email: `${externalId}@mail.example`, ...(timezone === null ? {} : { timezone }) })));
      const decisions = () => inside((tx) => tx.select().from(surveyDecision).where(eq(surveyDecision.orgId, world.orgId)));
      const unwilling = new Set<string>();
      const arrived: Arrived[] = [];
      const wrong: string[] = [];
      const deliver = async (mailId: string, email: string) => {
        const [row] = await inside((tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.id, mailId))));
        const who = email.split('@')[0] ?? '';
        // What is thrown inside a delivery counts as a delivery without an answer: it is told at the end.
        if (unwilling.has(who)) wrong.push(`${who} was unwilling`);
        if (!isOpenHour(now, people.find((one) => one.externalId === who)?.timezone ?? 'Europe/London')) wrong.push(`${who} got a mail at ${now.toISOString()}`);
        const decision = (await decisions()).find((one) => one.id === row?.occasion);
        if (row?.kind === 'reminder' && decision?.answeredAt !== null) wrong.push(`${who} had answered`);
        arrived.push({ who, kind: row?.kind ?? '', occasion: row?.occasion ?? '', at: now.getTime() });
      };
      const worker = { ...ctx, transport: { name: 'resend' as const, isRepeatable: true, deliver: async (message: { mailId: string; to: { email: string } }) => (await deliver(message.mailId, message.to.email), { outcome: 'sent' as const, providerId: 'x' }) } };
      const decidedBefore = new Map<string, string>();
      for (const one of steps) {
        const who = 'person' in one ? people[one.person] : undefined;
        const mac = who === undefined ? '' : addressMacOf(ctx, `${who.externalId}@mail.example`);
        if (one.do === 'wait') app.setNow((now = new Date(now.getTime() + one.hours * hourMs)));
        if (one.do === 'contact') {
          const endedAt = new Date(now.getTime() - one.agoHours * hourMs);
          await receiveInteractions(ctx, [{ externalId: `${who?.externalId}-${one.call}`, customerExternalId: who?.externalId, conversation: undefined, agentRef: undefined, team: undefined, driver: undefined, unresolvedCause: undefined, channel: 'phone', startedAt: new Date(endedAt.getTime() - hourMs).toISOString(), ...(one.hasEnded ? { endedAt: endedAt.toISOString() } : {}) }]);
        }
        if (one.do === 'wait' && one.workers > 0) {
          await Promise.all(Array.from({ length: one.workers }, () => sendSurveys(worker)));
          await sendMail(worker);
        }
        if (one.do === 'unsubscribe') await unsubscribe(ctx, mac);
        if (one.do === 'no more surveys') await saveMailChoices(ctx, mac, new Set(['news', 'digest']));
        if (one.do === 'unsubscribe' || one.do === 'no more surveys' || one.do === 'forget') unwilling.add(who?.externalId ?? '');
        if (one.do === 'forget') {
          const [theirs] = await inside((tx) => tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, world.orgId), eq(customer.externalId, who?.externalId ?? ''))));
          if (theirs !== undefined) await eraseCustomer(ctx, theirs.id);
        }
        if (one.do === 'change') ({ version } = await changeSending(ctx, surveyId, { version, plan: plan(one.sharePercent, one.isOn) }));
        if (one.do === 'answer') await answerAs(who?.externalId ?? '');
        for (const row of await decisions()) {
          expect(decidedBefore.get(row.id) ?? `${row.version}`, 'history').toBe(`${row.version}`);
          decidedBefore.set(row.id, `${row.version}`);
        }
      }
      await check(arrived);

      async function answerAs(externalId: string) {
        const links = await inside((tx) => tx.select({ link: surveyLink, email: mail.emailNormal }).from(surveyLink).innerJoin(surveyDecision, and(eq(surveyDecision.orgId, surveyLink.orgId), eq(surveyDecision.linkId, surveyLink.id))).innerJoin(mail, and(eq(mail.orgId, surveyDecision.orgId), eq(mail.id, surveyDecision.mailId))).where(eq(surveyLink.orgId, world.orgId)));
        const open = links.find(({ email, link }) => email === `${externalId}@mail.example` && link.expiresAt > now);
        if (open === undefined) return;
        const asked = await findAskedSurvey(ctx, 'contact');
        await saveResponse(ctx, asked, { answerKey: `link:${open.link.id}`, linkId: open.link.id, customerId: open.link.customerId, language: 'en', hidden: {}, leftOut: [], suspicions: [], answers: new Map([['score', { kind: 'score', score: 4 }]]), isComplete: true });
      }

      async function check(mails: readonly Arrived[]) {
        expect(wrong).toEqual([]);
        const contacts = await inside((tx) => tx.select().from(interaction).where(eq(interaction.orgId, world.orgId)));
        const decided = await decisions();
        expect(decided.map((one) => one.interactionId).toSorted(), 'one decision for each contact that ended').toEqual(contacts.filter((one) => one.endedAt !== null).map((one) => one.id).toSorted());
        expect(new Set(mails.map((one) => `${one.kind} ${one.occasion}`)).size, 'twice').toBe(mails.length);
        for (const one of mails.filter(({ kind }) => kind === 'reminder')) expect(mails.filter((other) => other.occasion === one.occasion && other.kind === 'survey' && other.at < one.at), 'reminded of an invitation').toHaveLength(1);
        for (const { externalId } of people) {
          const times = (kinds: readonly string[]) => mails.filter((one) => one.who === externalId && kinds.includes(one.kind)).map((one) => one.at).sort((a, b) => a - b);
          const all = times(['survey', 'reminder']);
          for (const [place, at] of all.slice(allowed.mailBudgetMost).entries()) expect(at - (all[place] ?? 0), 'budget').toBeGreaterThanOrEqual(allowed.mailBudgetDays * 24 * hourMs);
          const surveys = times(['survey']);
          for (const [place, at] of surveys.slice(1).entries()) expect(at - (surveys[place] ?? 0), 'between surveys').toBeGreaterThanOrEqual(allowed.surveyGapDays * 24 * hourMs);
        }
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 900_000);
