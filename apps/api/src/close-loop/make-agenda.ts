import { dayIn } from '@kept/core/calendar.ts';
import { frictionCell, frictionKey, frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { newId } from '@kept/db/new-id.ts';
import type { Db } from '@kept/db/client.ts';
import { type DueWork, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, isNotNull, isNull, lt, notInArray, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { makeSlipKey } from '../listen/make-slip-key.ts';
import { readReleases } from '../understand/read-releases.ts';
import { writeAgentsSides } from '../understand/write-agents-side.ts';

/** Organisations with a released round whose reports are to be judged, or whose session waits for its agenda although there is something to put on it or its day is over. */
export async function agendaDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const cells = tx.select({ round: frictionCell.roundId }).from(frictionCell).where(and(eq(frictionCell.orgId, frictionRound.orgId), eq(frictionCell.roundId, frictionRound.id)));
  const hasPoints = or(lt(frictionRound.meetsOn, dayIn(now, 'UTC')), exists(cells));
  return tx
    .select({ orgId: frictionRound.orgId, id: frictionRound.id })
    .from(frictionRound)
    .where(and(isNotNull(frictionRound.releasedOn), or(isNull(frictionRound.judgedAt), and(isNotNull(frictionRound.meetsOn), isNull(frictionRound.agendaAt), hasPoints))));
}

/**
 * Makes the agenda of every session whose reports have been released and read: the themes that may be shown, the largest first, with how often
 * and at which step as far as that may be said. Where no theme may be shown yet it waits for one until the day of the session is over.
 */
export async function makeAgendas(ctx: Ctx): Promise<void> {
  await writeAgentsSides(ctx);
  const waiting = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const cells = tx.select({ round: frictionCell.roundId }).from(frictionCell).where(and(eq(frictionCell.orgId, frictionRound.orgId), eq(frictionCell.roundId, frictionRound.id)));
    const isOver = and(isNotNull(frictionRound.judgedAt), lt(frictionRound.meetsOn, dayIn(ctx.now(), settings?.timezone ?? 'UTC')));
    return tx.select({ id: frictionRound.id }).from(frictionRound).where(and(eq(frictionRound.orgId, ctx.orgId), isNotNull(frictionRound.meetsOn), isNull(frictionRound.agendaAt), or(exists(cells), isOver)));
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

async function writePoints(tx: OrgTx, ctx: Ctx, roundId: string): Promise<number> {
  const cells = (await readReleases(tx, ctx)).filter(({ round, team }) => round === roundId && team === '');
  if (cells.length === 0) return 0;
  const known = await tx.select({ id: theme.id, title: theme.title }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, cells.map(({ themeId }) => themeId)), notInArray(theme.status, ['merged', 'dismissed'])));
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  // Of two themes that were merged since, the larger number stands: added up they would tell of those in both.
  const largest = [...Map.groupBy(cells, ({ themeId }) => themeId).values()].flatMap((own) => own.toSorted((a, b) => b.reports - a.reports).slice(0, 1));
  const points = largest.filter(({ themeId }) => titles.has(themeId)).toSorted((a, b) => b.reports - a.reports || (a.themeId < b.themeId ? -1 : 1));
  if (points.length === 0) return 0;
  await tx.insert(frictionPoint).values(
    points.map(({ themeId, reports, frequencies, steps }, index) => ({ orgId: ctx.orgId, id: newId(ctx.now()), roundId, themeId, title: titles.get(themeId) ?? '', place: index + 1, reports, frequencies, steps })),
  );
  return points.length;
}
