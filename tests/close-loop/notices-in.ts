import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { TestApp } from '../support/test-app.ts';
import { makeWorld, type Person, type World } from '../support/world.ts';
import { layCustomers, type Told } from './lay-story.ts';

/** A Monday morning in London. */
export const tellersStart = new Date('2026-11-23T10:00:00Z');

/** Somebody at each address who said it about one theme. */
export const peopleBehind = (themeId: string, ...emails: (string | null)[]): Told[] => emails.map((email) => ({ email, themeId }));

/** What tests about notices do and ask, in one app. */
export function noticesIn(app: TestApp) {
  const mailsOf = (world: World) => inOrg(app.deps.db, world.orgId, (tx) => tx.select().from(mail).where(and(eq(mail.orgId, world.orgId), eq(mail.kind, 'notice'))));
  const sendIt = (person: Person, id: string, version = 1) => person.post(`/api/v1/notices/${id}/send`, { version });
  const draft = async (person: Person, themeId: string, body: object = {}): Promise<string> => {
    const answer = await person.post(`/api/v1/themes/${themeId}/notices`, body);
    expect(answer.status).toBe(201);
    return (await answer.json()).id;
  };
  return {
    mailsOf,
    sendIt,
    draft,
    /** An organisation without a budget, at the start. */
    makeTellers: async (): Promise<World> => {
      app.setNow(tellersStart);
      const world = await makeWorld(app);
      await inOrg(app.deps.db, world.orgId, (tx) => tx.update(setting).set({ mailBudgetDays: 0 }).where(eq(setting.orgId, world.orgId)));
      return world;
    },
    later: (ms: number) => app.setNow(new Date(app.deps.now().getTime() + ms)),
    telling: async (person: Person, themeId: string) => (await person.get(`/api/v1/themes/${themeId}/telling`)).json(),
    sentTo: async (world: World) => (await mailsOf(world)).filter(({ state }) => state === 'sent').map(({ emailNormal }) => emailNormal ?? '').toSorted(),
    changeTheme: (world: World, id: string, set: Partial<typeof theme.$inferInsert>) => inOrg(app.deps.db, world.orgId, (tx) => tx.update(theme).set(set).where(and(eq(theme.orgId, world.orgId), eq(theme.id, id)))),
    tell: async (person: Person, themeId: string): Promise<string> => {
      const id = await draft(person, themeId);
      expect((await sendIt(person, id)).status).toBe(200);
      return id;
    },
    /** Somebody who said it without leaving who they are. */
    sayAnonymously: async (world: World, themeId: string): Promise<void> => {
      const [id = ''] = await layCustomers(app, world, [{ email: null, themeId }]);
      await inOrg(app.deps.db, world.orgId, async (tx) => {
        await tx.update(feedback).set({ customerId: null }).where(and(eq(feedback.orgId, world.orgId), eq(feedback.customerId, id)));
        await tx.delete(customer).where(and(eq(customer.orgId, world.orgId), eq(customer.id, id)));
      });
    },
  };
}
