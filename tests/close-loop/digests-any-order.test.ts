import { saveMailChoices } from '@kept/api/close-loop/mail-choices.ts';
import { queueDigest } from '@kept/api/close-loop/queue-digest.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { systemCtx } from '@kept/api/context.ts';
import { eraseCustomer } from '@kept/api/forget/erase-customer.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import type { MailTransport, OutgoingMail } from '@kept/api/mail/transport.ts';
import type { Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-30T10:00:00Z');
const emails = ['maria@mail.example', 'tom@mail.example', 'ida@mail.example', 'ana@mail.example', 'olu@mail.example'] as const;
const titles = ['Bills come late', 'Nobody rings back'] as const;
const requests = z.array(z.object({ to: z.string(), text: z.string() }));
const person = fc.nat({ max: emails.length - 1 });
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), answers: fc.array(fc.constantFrom('taken', 'taken', 'later', 'taken, but nobody heard', 'lost'), { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('write' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 61, 24 * 60) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('stop' as const, 'go on' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('unsubscribe' as const, 'refuse digests' as const, 'erase' as const), person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), theme: fc.nat({ max: 1 }) }) },
);
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

/** A provider that remembers keys, answers as it is told, and notes whatever it should not have been asked. */
function watchfulProvider(mayMail: (email: string, isRepeat: boolean) => string | undefined, isTaken: (title: string) => boolean) {
  const seen = new Map<string, string>();
  const arrived: string[] = [];
  const wrong: string[] = [];
  const taken = new Set<string>();
  let answers: readonly string[] = [];
  let asked = 0;
  const hear = (key: string, bytes: string): string => {
    const isRepeat = seen.has(key);
    if (isRepeat && seen.get(key) !== bytes) wrong.push('Other bytes went under the same key.');
    seen.set(key, bytes);
    for (const { to, text } of requests.parse(JSON.parse(bytes))) {
      const why = mayMail(to, isRepeat);
      if (why !== undefined) wrong.push(`${to} ${why}`);
      for (const title of titles) if (!isRepeat && isTaken(title) && text.includes(title)) wrong.push(`${to} was told of “${title}”, which was opened again.`);
    }
    const answer = answers[asked % Math.max(1, answers.length)] ?? 'taken';
    asked += 1;
    if (answer.startsWith('taken') && !taken.has(key)) {
      taken.add(key);
      arrived.push(...requests.parse(JSON.parse(bytes)).map(({ to }) => to));
    }
    return answer;
  };
  const plain = (messages: readonly OutgoingMail[]) => JSON.stringify(messages.map(({ to, plainText }) => ({ to: to.email, text: plainText })));
  const failure = (answer: string): Exclude<Delivery, { outcome: 'sent' }> => (answer === 'later' ? { outcome: 'later', reason: 'busy', retryAfterSeconds: undefined } : { outcome: 'unknown', reason: 'no answer' });
  const transport: MailTransport = {
    name: 'resend',
    isRepeatable: true,
    deliver: async (message) => ((answer) => (answer === 'taken' ? { outcome: 'sent' as const, providerId: 'x' } : failure(answer)))(message.to.email.endsWith('@mail.example') ? hear(message.idempotencyKey, plain([message])) : 'taken'),
    batches: {
      most: 2,
      turn: async () => true,
      write: (messages) => Buffer.from(plain(messages)),
      deliver: async (request, key, count) => ((answer) => (answer === 'taken' ? { outcome: 'taken' as const, each: Array.from({ length: count }, () => ({ providerId: 'x' })) } : failure(answer)))(hear(key, Buffer.from(request).toString('utf8'))),
    },
  };
  return { transport, arrived, wrong, answerWith: (next: readonly string[]) => (answers = next) };
}

test('no sequence of stops, reopenings, choices, erasures, lost answers and sends of a digest mails somebody who may not be mailed, what is not so, or twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 16 }), async (steps) => {
      let now = start;
      app.setNow(now);
      const world = await makeWorld(app);
      const ctx = systemCtx(app.deps, world.orgId, 'test');
      const themes = [await layTheme(app, world), await layTheme(app, world, { title: titles[1] })];
      const ids = await layCustomers(app, world, emails.map((email, place) => ({ email, themeId: themes[place % 2] ?? '' })));
      const [marketer, lead] = [await world.join('marketer'), await world.join('lead')];
      const { id } = await (await marketer.post('/api/v1/digests', { period: '2026-Q4' })).json();
      await marketer.post(`/api/v1/digests/${id}/review`, {});
      await lead.post(`/api/v1/digests/${id}/approval`, { approve: true, version: 1 });
      expect((await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 })).status).toBe(200);
      await queueDigest(ctx);
      const [unwilling, erased, opened] = [new Set<string>(), new Set<string>(), new Set<string>()];
      // Who changed their mind after a mail may have arrived gets the very same once more at most; who was erased gets nothing.
      const provider = watchfulProvider((email, isRepeat) => (erased.has(email) ? 'was erased' : unwilling.has(email) && !isRepeat ? 'does not want it' : undefined), (title) => opened.has(title));
      for (const one of steps) {
        const email = 'person' in one ? (emails[one.person] ?? '') : '';
        if (one.do === 'wait') app.setNow((now = new Date(now.getTime() + one.minutes * 60_000)));
        if (one.do === 'write') await queueDigest(ctx);
        if (one.do === 'stop') await marketer.post(`/api/v1/digests/${id}/stop`);
        if (one.do === 'go on') await marketer.post(`/api/v1/digests/${id}/schedule`, { holdMinutes: 0 });
        if (one.do === 'unsubscribe') await unsubscribe(ctx, addressMacOf(ctx, email));
        if (one.do === 'refuse digests') await saveMailChoices(ctx, addressMacOf(ctx, email), new Set(['surveys']));
        if (one.do === 'unsubscribe' || one.do === 'refuse digests') unwilling.add(email);
        if (one.do === 'erase' && !erased.has(email)) {
          await eraseCustomer(ctx, ids[one.person] ?? '');
          erased.add(email);
        }
        if (one.do === 'reopen') {
          await inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set({ status: 'open', whatChanged: null, liveOn: null }).where(and(eq(theme.orgId, world.orgId), eq(theme.id, themes[one.theme] ?? ''))));
          opened.add(titles[one.theme] ?? '');
        }
        if (one.do === 'send') provider.answerWith(one.answers);
        if (one.do === 'send') await sendMail({ ...ctx, transport: provider.transport });
      }
      expect(provider.wrong).toEqual([]);
      expect(provider.arrived.toSorted()).toEqual([...new Set(provider.arrived)].toSorted());
    }),
    { numRuns: 25, endOnFailure: false },
  );
}, 900_000);
