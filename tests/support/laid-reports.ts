import { frictionSource } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { holdAsRounds } from './hold-as-rounds.ts';
import type { TestApp } from './test-app.ts';
import type { World } from './world.ts';

/** One agent's report as a test knows it, and in which themes it lies when its round is opened. */
export interface LaidReport {
  readonly id: string;
  readonly round: string;
  readonly team: string;
  readonly themeIds: readonly string[];
  readonly frequency: string;
  readonly step: string;
  readonly text: string;
}

/** Lays reports as they stand after their release and reading, one round for each day, and lets the work be done. */
export async function layReports(app: TestApp, world: World, reports: readonly LaidReport[]): Promise<void> {
  const { orgId } = world;
  const now = app.deps.now();
  await inOrg(app.deps.db, orgId, async (tx) => {
    await tx.insert(source).values({ orgId, id: newId(now), name: frictionSource, createdAt: now }).onConflictDoNothing();
    const [{ sourceId } = { sourceId: '' }] = await tx.select({ sourceId: source.id }).from(source).where(and(eq(source.orgId, orgId), eq(source.name, frictionSource)));
    await tx.insert(feedback).values(
      reports.map(({ id, round, team, frequency, step, text }) => {
        const at = new Date(`${round}T09:00:00Z`);
        return { orgId, id, kind: 'friction' as const, sourceId, externalId: id, channel: 'friction' as const, text, textKey: `key ${text}`, title: step === '' ? null : step, team, quotable: false, raw: { frequency }, occurredAt: at, receivedAt: at, placedAt: at };
      }),
    );
    const points = reports.flatMap(({ id, themeIds }) => themeIds.map((themeId, place) => ({ orgId, id: newId(now), feedbackId: id, themeId, confidence: 0.9, placedBy: 'machine' as const, placedAt: now, isFurther: place > 0 })));
    if (points.length > 0) await tx.insert(mention).values(points);
  });
  await holdAsRounds(app, world);
}
