import { addDaysTo } from '@kept/core/calendar.ts';
import { newId } from '@kept/db/new-id.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { frictionReceipt, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, notExists } from 'drizzle-orm';
import type { TestApp } from './test-app.ts';
import type { World } from './world.ts';

const daysBeforeRelease = 20;

/** Makes rounds, as they stand after their release, of agents' reports that were laid straight into the table: one for each moment they have; then lets the work be done. */
export async function holdAsRounds(app: TestApp, world: World): Promise<void> {
  const { orgId } = world;
  await inOrg(app.deps.db, orgId, async (tx) => {
    const held = tx.select({ id: frictionReceipt.feedbackId }).from(frictionReceipt).where(and(eq(frictionReceipt.orgId, orgId), eq(frictionReceipt.feedbackId, feedback.id)));
    const reports = await tx.select({ id: feedback.id, at: feedback.occurredAt }).from(feedback).where(and(eq(feedback.orgId, orgId), eq(feedback.kind, 'friction'), notExists(held)));
    for (const [at, own] of Map.groupBy(reports, (report) => report.at.toISOString().slice(0, 10))) {
      const roundId = newId(app.deps.now());
      await tx.insert(frictionRound).values({ orgId, id: roundId, title: `Released ${at}`, prompt: 'What gets in the way?', opensOn: addDaysTo(at, -daysBeforeRelease), closesOn: addDaysTo(at, -1), releasedOn: at });
      await tx.insert(frictionReceipt).values(own.map(({ id }) => ({ orgId, receiptHash: id, feedbackId: id, roundId })));
    }
  });
  await world.settle();
}
