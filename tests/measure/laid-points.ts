import { newId } from '@kept/db/new-id.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { TestApp } from '../support/test-app.ts';
import type { World } from '../support/world.ts';

type Feedback = Partial<typeof feedback.$inferInsert>;

/** Lays themes and what was said about them into one organisation, as a run would have left them, at moments of the test's choosing. */
export async function laidPoints(app: TestApp, world: World) {
  const { orgId } = world;
  const id = () => newId(app.deps.now());
  const sourceId = id();
  await inOrg(app.deps.db, orgId, (tx) => tx.insert(source).values({ orgId, id: sourceId, name: 'Laid', createdAt: app.deps.now() }));
  let number = 0;
  return {
    sourceId,
    theme: async (title: string, more: Partial<typeof theme.$inferInsert> = {}): Promise<string> => {
      const made = id();
      const at = new Date('2026-01-01T00:00:00Z');
      await inOrg(app.deps.db, orgId, (tx) => tx.insert(theme).values({ orgId, id: made, title, titledBy: 'machine', description: '', status: 'emerging', createdAt: at, statusSince: at, ...more }));
      return made;
    },
    customers: async (count: number, segment: string): Promise<string[]> => {
      const made = Array.from({ length: count }, id);
      await inOrg(app.deps.db, orgId, (tx) => tx.insert(customer).values(made.map((each) => ({ orgId, id: each, externalId: each, segment, language: 'en', createdAt: app.deps.now() }))));
      return made;
    },
    contact: async (more: Partial<typeof interaction.$inferInsert>): Promise<string> => {
      const made = id();
      await inOrg(app.deps.db, orgId, (tx) => tx.insert(interaction).values({ orgId, id: made, externalId: made, channel: 'phone', startedAt: app.deps.now(), ...more }));
      return made;
    },
    /** So many texts on one day, each in all the themes named; `more` may depend on which one it is. */
    say: async (count: number, day: string, themeIds: readonly string[], more: (at: number) => Feedback = () => ({})): Promise<void> => {
      const at = new Date(`${day}T10:00:00Z`);
      const rows = Array.from({ length: count }, (_, place) => ({
        orgId, id: id(), kind: 'survey' as const, sourceId, externalId: `laid-${(number += 1)}`, channel: 'web' as const, text: `Words number ${number}`, textKey: `key-${number}`, quotable: true, raw: {}, occurredAt: at, receivedAt: at, placedAt: at, ...more(place),
      }));
      const points = rows.flatMap((row) => themeIds.map((themeId) => ({ orgId, id: id(), feedbackId: row.id, themeId, confidence: 0.9, placedBy: 'machine' as const, placedAt: at })));
      await inOrg(app.deps.db, orgId, async (tx) => {
        await tx.insert(feedback).values(rows);
        if (points.length > 0) await tx.insert(mention).values(points);
      });
    },
  };
}

/** One answer to "would you recommend us", on its usual scale. */
export const recommends = (score: number): Feedback => ({ metric: 'nps', score, scaleMin: 0, scaleMax: 10 });
