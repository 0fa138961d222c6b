import { systemCtx } from '@kept/api/context.ts';
import { saveDrivers } from '@kept/api/listen/save-drivers.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { customer, handOff, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { TestApp } from '../support/test-app.ts';
import type { World } from '../support/world.ts';

type FeedbackRow = typeof feedback.$inferInsert;

/** Lays rows into one organisation, as intake and act would have left them, at moments of the test's choosing. */
export function measuredRows(app: TestApp, world: World) {
  const { orgId } = world;
  const at = (moment: string) => new Date(moment);
  let number = 0;
  const next = () => String((number += 1));
  const id = () => newId(new Date());
  return {
    customer: async (segment: string | null = null): Promise<string> => {
      const made = id();
      await inOrg(app.deps.db, orgId, (tx) => tx.insert(customer).values({ orgId, id: made, externalId: `c${next()}`, segment, language: 'en', timezone: 'Europe/London', createdAt: at('2026-01-01T00:00:00Z') }));
      return made;
    },
    /** So many answers with one score; `scale` as "0-10". */
    scores: async (count: number, metric: NonNullable<FeedbackRow['metric']>, scale: string, score: number, moment: string, more: Partial<FeedbackRow> = {}) => {
      const [scaleMin = 0, scaleMax = 0] = scale.split('-').map(Number);
      await inOrg(app.deps.db, orgId, async (tx) => {
        const sourceId = id();
        await tx.insert(source).values({ orgId, id: sourceId, name: `s${next()}`, createdAt: at(moment) });
        const rows = Array.from({ length: count }, () => ({ orgId, id: id(), kind: 'survey' as const, sourceId, externalId: next(), channel: 'survey' as const, metric, score, scaleMin, scaleMax, text: '', quotable: false, raw: {}, occurredAt: at(moment), receivedAt: at(moment), placedAt: at(moment), ...more }));
        await tx.insert(feedback).values(rows);
      });
    },
    contact: async (moment: string, { driver, ...more }: Partial<typeof interaction.$inferInsert> & { driver?: string } = {}): Promise<string> => {
      const made = id();
      await inOrg(app.deps.db, orgId, async (tx) => {
        const driverId = (await saveDrivers(tx, systemCtx(app.deps, orgId, 'test'), driver === undefined ? [] : [driver]))(driver);
        await tx.insert(interaction).values({ orgId, id: made, externalId: next(), channel: 'phone', startedAt: at(moment), driverId, driverBy: driverId === null ? null : 'source', ...more });
      });
      return made;
    },
    passOn: async (interactionId: string, kind: 'peer' | 'supervisor' | 'channel') => {
      await inOrg(app.deps.db, orgId, (tx) => tx.insert(handOff).values({ orgId, id: id(), interactionId, kind, fromWhere: 'a', toWhere: 'b', contextTravelled: true, storyRepeated: false, at: at('2026-10-10T10:00:00Z') }));
    },
    /** A theme with a deadline; `closedAt` is when its owner said done. */
    theme: async (deadlineOn: string, closedAt?: string, more: Partial<typeof theme.$inferInsert> = {}) => {
      const made = id();
      const closed = closedAt === undefined ? {} : ({ status: 'done', whatChanged: 'Letters go out daily', rootCause: 'process', liveOn: closedAt.slice(0, 10), statusSince: at(closedAt) } as const);
      await inOrg(app.deps.db, orgId, async (tx) => {
        await tx.insert(theme).values({ orgId, id: made, title: 'Letters arrive late', titledBy: 'person', description: '', status: 'open', ownerId: world.admin.memberId, ownerActive: true, deadlineOn, createdAt: at('2026-06-01T00:00:00Z'), statusSince: at('2026-06-01T00:00:00Z'), ...closed, ...more });
        if (closedAt !== undefined) await tx.insert(themeUpdate).values({ orgId, id: id(), themeId: made, kind: 'update', at: at(closedAt), memberId: world.admin.memberId, fromStatus: 'open', toStatus: 'done' });
      });
    },
  };
}
