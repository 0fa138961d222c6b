import { saveMailChoices } from '@kept/api/close-loop/mail-choices.ts';
import { draftNotice } from '@kept/api/close-loop/notices/draft-notice.ts';
import { sendNotice, stopNotice } from '@kept/api/close-loop/notices/send-notice.ts';
import { tellPeople } from '@kept/api/close-loop/notices/tell-people.ts';
import { unsubscribe } from '@kept/api/close-loop/unsubscribe.ts';
import { type Ctx, systemCtx } from '@kept/api/context.ts';
import { eraseCustomer } from '@kept/api/forget/erase-customer.ts';
import { addressMacOf } from '@kept/api/mail/customer-links.ts';
import { sendMail } from '@kept/api/mail/send-mail.ts';
import type { OutgoingMail } from '@kept/api/mail/transport.ts';
import { AppError } from '@kept/core/errors.ts';
import { isOpenHour } from '@kept/core/listen/open-hours.ts';
import { mailTopics } from '@kept/core/vocabulary.ts';
import { notice, noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { makeWorld } from '../support/world.ts';
import { layCustomers, layTheme } from './lay-story.ts';

const start = new Date('2026-11-23T10:00:00Z');
const hour = 3_600_000;
// Two records share one address under two spellings.
const addresses = ['maria@mail.example', 'tom@mail.example', 'nina@mail.example'] as const;
const people = [...addresses, 'MARIA@Mail.Example'];
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp({ now: start });
});
afterAll(() => app.close());

const at = fc.nat({ max: 1 });
const who = fc.nat({ max: 2 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('tell' as const), at }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(0.2, 0.2, 8, 24, 400) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('work' as const), answer: fc.constantFrom('sent' as const, 'sent' as const, 'later' as const, 'unknown' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('stop' as const, 'reopen' as const, 'fix' as const, 'fix' as const), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('unsubscribe' as const, 'refuse' as const, 'allow' as const, 'erase' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('merge' as const) }) },
);

/** Whether a verb may refuse here is another test's matter. */
async function unlessRefused(deed: Promise<unknown>): Promise<void> {
  await deed.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

let mailsTold = 0;

test('no sequence of consents, budgets, erasures, merges, reopenings, stops and sends tells a person who may not be told, what is not so, or twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom({ mailBudgetDays: 0, mailBudgetMost: 1 }, { mailBudgetDays: 14, mailBudgetMost: 1 }, { mailBudgetDays: 14, mailBudgetMost: 2 }), fc.array(step, { minLength: 6, maxLength: 24 }), async (budget, steps) => {
      app.setNow(start);
      const world = await makeWorld(app);
      const ctx: Ctx = { ...systemCtx(app.deps, world.orgId, 'test'), actor: { kind: 'member', memberId: world.admin.memberId, accountId: '', role: 'admin' } };
      const run = <T>(deed: Parameters<typeof inOrg<T>>[2]) => inOrg(app.deps.db, world.orgId, deed);
      await run((tx) => tx.update(setting).set(budget).where(eq(setting.orgId, world.orgId)));
      const themes = [await layTheme(app, world), await layTheme(app, world, { title: 'Bills are wrong' })];
      const ids = await layCustomers(app, world, people.map((email, place) => ({ email, themeId: themes[place % 2] })));
      await run(async (tx) => {
        const said = await tx.select().from(mention).where(eq(mention.orgId, world.orgId));
        await tx.insert(mention).values(said.map((row) => ({ ...row, id: crypto.randomUUID(), themeId: themes.find((id) => id !== row.themeId) ?? '' })));
      });
      const silent = new Set<string>();
      const refused = new Set<string>();
      const told = new Set<string>();
      const arrived: { to: string; at: number }[] = [];
      const keys = new Set<string>();
      // Said after the run: whoever sends takes an error of the transport for a lost answer.
      const wrong: string[] = [];
      const must = (isSo: boolean, what: string) => void (isSo || wrong.push(what));
      const setTheme = (place: number, set: Partial<typeof theme.$inferInsert>) => run((tx) => tx.update(theme).set(set).where(and(eq(theme.orgId, world.orgId), eq(theme.id, themes[place] ?? ''), notInArray(theme.status, ['merged']))));
      const arrive = async ({ mailId, to, idempotencyKey }: OutgoingMail) => {
        const parts = await run((tx) => tx.select({ telling: noticeTelling, about: theme }).from(noticeTelling).innerJoin(theme, and(eq(theme.orgId, noticeTelling.orgId), eq(theme.id, noticeTelling.themeId))).where(and(eq(noticeTelling.orgId, world.orgId), eq(noticeTelling.mailId, mailId))));
        must(parts.length > 0, 'tells nothing');
        must(!silent.has(to.email) && !refused.has(to.email), 'may not be told');
        must(isOpenHour(app.deps.now(), 'Europe/London'), 'quiet hours');
        if (keys.has(idempotencyKey)) return;
        keys.add(idempotencyKey);
        mailsTold += 1;
        arrived.push({ to: to.email, at: app.deps.now().getTime() });
        for (const { telling, about } of parts) {
          must(about.status === 'done' && about.resolutionNumber === telling.resolutionNumber, 'is not so');
          const news = `${telling.customerId} ${telling.themeId} ${telling.resolutionNumber}`;
          must(!told.has(news), 'twice');
          told.add(news);
        }
      };
      for (const one of steps) {
        const address = 'who' in one ? (addresses[one.who] ?? '') : '';
        const mac = addressMacOf(ctx, address);
        const themeId = 'at' in one ? (themes[one.at] ?? '') : '';
        if (one.do === 'wait') app.setNow(new Date(app.deps.now().getTime() + one.hours * hour));
        if (one.do === 'tell') await unlessRefused(draftNotice(ctx, themeId, {}).then(({ id }) => sendNotice(ctx, id, { version: 1 })));
        if (one.do === 'stop') {
          const rows = await run((tx) => tx.select({ id: notice.id }).from(notice).where(and(eq(notice.orgId, world.orgId), eq(notice.themeId, themeId), inArray(notice.state, ['draft', 'held', 'telling']))));
          for (const { id } of rows) await unlessRefused(stopNotice(ctx, id));
        }
        if (one.do === 'reopen') await setTheme(one.at, { status: 'open' });
        if (one.do === 'fix') await run(async (tx) => {
          const [row] = await tx.select().from(theme).where(and(eq(theme.orgId, world.orgId), eq(theme.id, themeId)));
          if (row?.status === 'open') await tx.update(theme).set({ status: 'done', resolutionNumber: row.resolutionNumber + 1, statusSince: app.deps.now() }).where(and(eq(theme.orgId, world.orgId), eq(theme.id, themeId)));
        });
        if (one.do === 'merge') await setTheme(0, { status: 'merged', mergedIntoId: themes[1] ?? null });
        if (one.do === 'unsubscribe') await unsubscribe(ctx, mac).then(() => silent.add(address));
        if (one.do === 'refuse') await saveMailChoices(ctx, mac, new Set(['surveys', 'digest'])).then(() => [refused.add(address), silent.delete(address)]);
        if (one.do === 'allow') await saveMailChoices(ctx, mac, new Set(mailTopics)).then(() => [refused.delete(address), silent.delete(address)]);
        if (one.do === 'erase') await unlessRefused(eraseCustomer(ctx, ids[one.who] ?? ''));
        if (one.do === 'write') await tellPeople(ctx);
        if (one.do !== 'work') continue;
        await Promise.all([tellPeople(ctx), tellPeople(ctx)]);
        const deliver = async (message: OutgoingMail) => {
          if (one.answer === 'later') return { outcome: 'later' as const, reason: 'busy', retryAfterSeconds: 60 };
          await arrive(message);
          return one.answer === 'sent' ? { outcome: 'sent' as const, providerId: 'x' } : { outcome: 'unknown' as const, reason: 'lost' };
        };
        await sendMail({ ...ctx, transport: { name: 'resend', isRepeatable: true, deliver } });
      }
      expect(wrong).toEqual([]);
      for (const address of addresses) {
        const times = arrived.filter(({ to }) => to === address).map(({ at: when }) => when).sort((a, b) => a - b);
        for (const [place, when] of times.slice(budget.mailBudgetMost).entries()) expect(when - (times[place] ?? 0), 'budget').toBeGreaterThanOrEqual(budget.mailBudgetDays * 24 * hour);
        expect(new Set(times.map((when) => new Date(when).toISOString().slice(0, 10))).size, 'one a day').toBe(times.length);
      }
    }),
    { numRuns: 30, endOnFailure: false },
  );
  expect(mailsTold, 'a test in which nobody is told proves nothing').toBeGreaterThan(5);
}, 900_000);
