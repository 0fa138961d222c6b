import { systemCtx } from '@kept/api/context.ts';
import { sendSurveys } from '@kept/api/listen/send-surveys.ts';
import { firstPlan, type SendingPlan, type SendingRule } from '@kept/core/listen/sending-plan.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { asc, eq } from 'drizzle-orm';
import type { TestApp } from './test-app.ts';
import { makeWorld } from './world.ts';

const hourMs = 3_600_000;

/** A rule about every contact, an hour after it, but for what is changed. */
export const sendingRuleOf = (change: Partial<SendingRule> = {}): SendingRule => ({ key: 'all', name: 'Every contact', isOn: true, channels: [], driverIds: [], segments: [], sharePercent: 100, delayMinutes: 60, ...change });

/** An organisation with one survey after contacts, and a clock that the test moves. */
export async function makeSendingWorld(app: TestApp, start: Date) {
  let now = start;
  app.setNow(now);
  const world = await makeWorld(app);
  const setNow = (at: Date) => app.setNow((now = at));
  const makeSurvey = async (title = 'After your contact'): Promise<string> => (await (await world.admin.post('/api/v1/surveys', { title, template: 'contact', publish: true })).json()).id;
  const surveyId = await makeSurvey();
  return {
    world,
    surveyId,
    now: () => now,
    setNow,
    makeSurvey,
    decide: async (change: Partial<SendingPlan> = {}, id = surveyId) => {
      const { version } = await (await world.admin.get(`/api/v1/surveys/${id}/sending`)).json();
      return world.admin.put(`/api/v1/surveys/${id}/sending`, { version, plan: { ...firstPlan, isOn: true, rules: [sendingRuleOf()], ...change } });
    },
    person: (externalId: string, more: Record<string, unknown> = {}) => world.admin.post('/api/v1/customers', { externalId, name: `${externalId} Doe`, email: `${externalId}@mail.example`, ...more }),
    contact: (externalId: string, customerExternalId: string | undefined, more: Record<string, unknown> = {}) =>
      world.admin.post('/api/v1/interactions', { externalId, ...(customerExternalId === undefined ? {} : { customerExternalId }), channel: 'phone', startedAt: new Date(now.getTime() - hourMs).toISOString(), endedAt: now.toISOString(), ...more }),
    /** Lets the clock run, in steps a session outlives, and then does the worker's work. */
    wait: async (milliseconds: number) => {
      for (const end = now.getTime() + milliseconds; ; ) {
        setNow(new Date(Math.min(end, now.getTime() + 5 * 24 * hourMs)));
        await world.admin.get('/api/v1/session');
        if (now.getTime() === end) break;
      }
      await app.settle();
    },
    /** Writes the invitations that are due and sends none. */
    queue: () => sendSurveys({ ...systemCtx(app.deps, world.orgId, 'test'), wake: async () => undefined }),
    decisions: async (id = surveyId) => (await (await world.admin.get(`/api/v1/surveys/${id}/sending/decisions`)).json()).items,
    mails: () => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(eq(mail.orgId, world.orgId)).orderBy(asc(mail.createdAt), asc(mail.id))),
    linkIn: (text: string | null | undefined) => new URL(/http:\/\/localhost(\/s\/\S+)/.exec(text ?? '')?.[0] ?? ''),
  };
}

export type SendingWorld = Awaited<ReturnType<typeof makeSendingWorld>>;
