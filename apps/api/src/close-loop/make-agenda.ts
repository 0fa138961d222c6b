import { frictionKey, frictionPoint, frictionReceipt, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { newId } from '@kept/db/new-id.ts';
import type { Db } from '@kept/db/client.ts';
import { type DueWork, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, isNull, notInArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { makeSlipKey } from '../listen/make-slip-key.ts';
import { readReleases } from '../understand/read-releases.ts';

/** Organisations with a released round whose session has no agenda yet. */
export async function agendaDue(tx: Db): Promise<readonly DueWork[]> {
  return tx.select({ orgId: frictionRound.orgId, id: frictionRound.id }).from(frictionRound).where(and(isNotNull(frictionRound.releasedOn), isNotNull(frictionRound.meetsOn), isNull(frictionRound.agendaAt)));
}

/**
 * Makes the agenda of every session whose reports have been released and read: the themes that may be shown, the largest first, with how often
 * and at which step as far as that may be said. It is written down once, so that no later change of a theme tells who moved.
 */
export async function makeAgendas(ctx: Ctx): Promise<void> {
  const waiting = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const rounds = await tx.select({ id: frictionRound.id }).from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), isNotNull(frictionRound.releasedOn), isNotNull(frictionRound.meetsOn), isNull(frictionRound.agendaAt)));
    return (await hasUnread(tx, ctx)) ? [] : rounds;
  });
  for (const { id } of waiting) {
    const key = await makeSlipKey(ctx, id, 'me_too');
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const isThis = and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, id), isNull(frictionRound.agendaAt));
      const [taken] = await tx.update(frictionRound).set({ agendaAt: ctx.now() }).where(isThis).returning({ id: frictionRound.id });
      if (taken === undefined) return;
      const points = await writePoints(tx, ctx, id);
      if (points > 0) await tx.insert(frictionKey).values({ ...key, orgId: ctx.orgId, roundId: id }).onConflictDoNothing();
    });
  }
}

async function hasUnread(tx: OrgTx, ctx: Ctx): Promise<boolean> {
  const [unread] = await tx.select({ id: frictionReceipt.feedbackId }).from(frictionReceipt).innerJoin(feedback, and(eq(feedback.orgId, frictionReceipt.orgId), eq(feedback.id, frictionReceipt.feedbackId))).where(and(eq(frictionReceipt.orgId, ctx.orgId), isNull(feedback.placedAt))).limit(1);
  return unread !== undefined;
}

async function writePoints(tx: OrgTx, ctx: Ctx, roundId: string): Promise<number> {
  const themes = (await readReleases(tx, ctx, 'UTC')).find((release) => release.round === roundId)?.themes ?? [];
  if (themes.length === 0) return 0;
  const known = await tx.select({ id: theme.id, title: theme.title }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, themes.map(({ themeId }) => themeId)), notInArray(theme.status, ['merged', 'dismissed'])));
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  const points = themes.filter(({ themeId }) => titles.has(themeId)).toSorted((a, b) => b.reports - a.reports || (a.themeId < b.themeId ? -1 : 1));
  if (points.length === 0) return 0;
  await tx.insert(frictionPoint).values(
    points.map(({ themeId, reports, frequencies, steps }, index) => ({ orgId: ctx.orgId, id: newId(ctx.now()), roundId, themeId, title: titles.get(themeId) ?? '', place: index + 1, reports, frequencies, steps })),
  );
  return points.length;
}
