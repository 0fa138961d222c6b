import { systemCtx } from '@kept/api/context.ts';
import { saveMailChoices } from '@kept/api/close-loop/mail-choices.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { queueMail } from '@kept/api/mail/queue-mail.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import { budgetKinds, mailRules } from '@kept/core/close-loop/mail-rules.ts';
import { type MailKind, type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layCustomers } from '../close-loop/lay-story.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';

const start = new Date('2026-11-22T10:00:00Z');
const budget = fc.record({ mailBudgetDays: fc.constantFrom(14, 14, 30), mailBudgetMost: fc.integer({ min: 1, max: 3 }), surveyGapDays: fc.constantFrom(0, 20) });
const kinds = budgetKinds.filter((kind) => kind !== 'digest');
// Two customers share one address under two spellings; the third is somebody else.
const spellings = ['maria@mail.example', 'MARIA@Mail.Example', 'tom@mail.example'] as const;
const normals = ['maria@mail.example', 'tom@mail.example'] as const;
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

const address = fc.nat({ max: 1 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('queue' as const), person: fc.nat({ max: 2 }), kind: fc.constantFrom(...kinds), occasion: fc.nat({ max: 2 }), inDays: fc.constantFrom(0, 0, 3) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), answer: fc.constantFrom('sent' as const, 'sent' as const, 'later' as const, 'unknown' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 5, 13, 15, 21) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsubscribe' as const), address }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('choose' as const), address, wanted: fc.subarray([...mailTopics]) }) },
);

interface Arrived {
  readonly to: string;
  readonly kind: MailKind;
  readonly occasion: string;
  readonly at: number;
}

test('no sequence of choices, budgets, unsubscribes and sends mails somebody who may not be mailed, or twice', async () => {
  await fc.assert(
    fc.asyncProperty(budget, fc.array(step, { minLength: 4, maxLength: 16 }), async (allowed, steps) => {
      let now = start;
      app.setNow(now);
      const world = await makeWorld(app);
      await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set(allowed).where(eq(setting.orgId, world.orgId)));
      const ids = await layCustomers(app, world, spellings.map((email) => ({ email })));
      const ctx = systemCtx(app.deps, world.orgId, 'test');
      const banned = new Set<string>();
      const refused = new Map<string, Set<MailTopic>>();
      const arrived: Arrived[] = [];
      const keys = new Set<string>();
      // A transport that throws is an unknown outcome to the sender: what is wrong is collected, and looked at after.
      const wrong: string[] = [];
      for (const one of steps) {
        if (one.do === 'wait') app.setNow((now = new Date(now.getTime() + one.days * 86_400_000)));
        if (one.do === 'queue') {
          const id = ids[one.person] ?? '';
          await inOrg(app.deps.db, world.orgId, (tx) =>
            queueMail(tx, ctx, { kind: one.kind, occasion: `o${one.occasion}`, recipient: `customer:${id}`, customerId: id, to: { name: null, email: spellings[one.person] ?? '' }, subject: 'x', html: 'x', plainText: 'x', sendAfter: new Date(now.getTime() + one.inDays * 86_400_000) }),
          );
        }
        const email = 'address' in one ? (normals[one.address] ?? '') : '';
        if (one.do === 'unsubscribe') {
          await unsubscribe(ctx, addressMacOf(ctx, email));
          banned.add(email);
        }
        if (one.do === 'choose') {
          await saveMailChoices(ctx, addressMacOf(ctx, email), new Set(one.wanted));
          if (one.wanted.length > 0) banned.delete(email);
          refused.set(email, new Set(mailTopics.filter((topic) => !one.wanted.includes(topic))));
        }
        if (one.do !== 'send') continue;
        await sendMail({
          ...ctx,
          transport: {
            name: 'resend',
            isRepeatable: true,
            deliver: async (message) => {
              const [row] = await inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.id, message.mailId))));
              const topic = row === undefined ? null : mailRules[row.kind].topic;
              if (row === undefined) wrong.push('A mail without a row was handed over.');
              if (banned.has(message.to.email)) wrong.push(`${message.to.email} had unsubscribed.`);
              if (topic !== null && refused.get(message.to.email)?.has(topic) === true) wrong.push(`${message.to.email} had refused ${topic}.`);
              if (one.answer === 'later') return { outcome: 'later', reason: 'busy', retryAfterSeconds: 60 };
              if (row !== undefined && !keys.has(message.idempotencyKey)) arrived.push({ to: message.to.email, kind: row.kind, occasion: row.occasion, at: now.getTime() });
              keys.add(message.idempotencyKey);
              return one.answer === 'sent' ? { outcome: 'sent', providerId: 'x' } : { outcome: 'unknown', reason: 'lost' };
            },
          },
        });
      }
      expect(wrong).toEqual([]);
      expect(new Set(arrived.map((one) => `${one.to} ${one.kind} ${one.occasion}`)).size).toBe(arrived.length);
      for (const email of normals) {
        const times = arrived.filter((one) => one.to === email).map((one) => one.at).sort((a, b) => a - b);
        for (const [place, at] of times.slice(allowed.mailBudgetMost).entries()) expect(at - (times[place] ?? 0), 'budget').toBeGreaterThanOrEqual(allowed.mailBudgetDays * 86_400_000);
        const surveys = arrived.filter((one) => one.to === email && one.kind === 'survey').map((one) => one.at).sort((a, b) => a - b);
        for (const [place, at] of surveys.slice(1).entries()) expect(at - (surveys[place] ?? 0), 'between surveys').toBeGreaterThanOrEqual(allowed.surveyGapDays * 86_400_000);
      }
    }),
    { numRuns: 40, endOnFailure: false },
  );
}, 900_000);
