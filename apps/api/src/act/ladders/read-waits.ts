import { type DueStep, stepsAhead, type Waits } from '@kept/core/act/ladder.ts';
import { waitsOf } from '@kept/core/act/theme-waits.ts';
import { unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import type { WorkingCalendar } from '@kept/core/act/working-calendar.ts';
import { themeHandOver } from '@kept/db/schema/act/hand-overs.ts';
import { themeEscalation } from '@kept/db/schema/act/ladders.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { readWorkingCalendar } from '../../organisation/read-working-calendar.ts';
import { type Ladder, ladderOf, readLadders } from './read-ladders.ts';

const waitingStatuses = ['emerging' as const, ...unresolvedStatuses];

type Waited = Awaited<ReturnType<typeof readWaited>>[number];

/** A theme that waits for something, and for what. */
export interface WaitingTheme {
  readonly theme: Waited;
  readonly waits: Waits;
  readonly ladder: Ladder | undefined;
  /** The steps ahead that have not fired in this stretch of waiting, in the order of time. */
  readonly ahead: readonly DueStep[];
}

export interface Waiting {
  readonly calendar: WorkingCalendar;
  readonly timezone: string;
  readonly today: string;
  readonly themes: readonly WaitingTheme[];
}

/** Every theme that waits for somebody (or one of them), with the steps of its ladder that lie ahead. */
export async function readWaits(tx: OrgTx, ctx: Ctx, themeId?: string): Promise<Waiting> {
  const { calendar, timezone, today } = await readWorkingCalendar(tx, ctx);
  const ladders = await readLadders(tx, ctx);
  const waited = await readWaited(tx, ctx, themeId);
  const fired = await tx
    .select({ themeId: themeEscalation.themeId, waitingSince: themeEscalation.waitingSince, stepId: themeEscalation.stepId })
    .from(themeEscalation)
    .innerJoin(theme, and(eq(theme.orgId, themeEscalation.orgId), eq(theme.id, themeEscalation.themeId), inArray(theme.status, waitingStatuses)))
    .where(and(eq(themeEscalation.orgId, ctx.orgId), themeId === undefined ? undefined : eq(themeEscalation.themeId, themeId)));
  const done = new Set(fired.map((row) => keyOf(row.themeId, row.waitingSince, row.stepId)));
  const themes = waited.map((found) => {
    const waits = waitsOf(found, timezone);
    const ladder = ladderOf(ladders, found);
    return { theme: found, waits, ladder, ahead: stepsAhead(ladder?.steps ?? [], waits, calendar).filter(({ step, since }) => !done.has(keyOf(found.id, since, step.id))) };
  });
  return { calendar, timezone, today, themes };
}

const keyOf = (themeId: string, since: Date, stepId: string) => `${themeId} ${since.getTime()} ${stepId}`;

/** The moments are read from the timeline: what its owner or deputy wrote, and whatever changed it for everybody, ends a silence; a note of somebody else does not. */
async function readWaited(tx: OrgTx, ctx: Ctx, themeId: string | undefined) {
  const { kind, memberId, toStatus, fromStatus, publicText } = themeUpdate;
  const isHanded = sql`${kind} in ('accepted', 'handed_over', 'reopened') or (${kind} = 'update' and ${fromStatus} in ('done', 'confirmed', 'declined'))`;
  const isPromised = sql`${kind} in ('accepted', 'deadline_moved', 'reopened') or (${kind} = 'update' and ${fromStatus} in ('done', 'confirmed', 'declined'))`;
  const isSpoken = sql`${isHanded} or (${kind} in ('update', 'deadline_moved', 'decline_asked', 'step_done') and (${toStatus} is not null or ${publicText} is not null or ${memberId} in (${theme.ownerId}, ${theme.deputyId})))`;
  const newest = (which: SQL) => sql<Date | null>`max(${themeUpdate.at}) filter (where ${which})`.mapWith(themeUpdate.at);
  return tx
    .select({
      id: theme.id, title: theme.title, origin: theme.origin, status: theme.status, statusSince: theme.statusSince, ownerId: theme.ownerId, deputyId: theme.deputyId,
      blockedFor: theme.blockedFor, blockedForId: theme.blockedForId, blockedOn: theme.blockedOn, blockedSince: theme.blockedSince, deadlineOn: theme.deadlineOn, acknowledgedAt: theme.acknowledgedAt, snoozedUntil: theme.snoozedUntil,
      handedAt: newest(isHanded), promisedAt: newest(isPromised), spokeAt: newest(isSpoken),
      askedAt: sql<Date | null>`max(${themeHandOver.askedAt})`.mapWith(themeHandOver.askedAt),
    })
    .from(theme)
    .leftJoin(themeUpdate, and(eq(themeUpdate.orgId, theme.orgId), eq(themeUpdate.themeId, theme.id)))
    .leftJoin(themeHandOver, and(eq(themeHandOver.orgId, theme.orgId), eq(themeHandOver.themeId, theme.id), isNull(themeHandOver.outcome)))
    .where(and(eq(theme.orgId, ctx.orgId), inArray(theme.status, waitingStatuses), themeId === undefined ? undefined : eq(theme.id, themeId)))
    .groupBy(theme.orgId, theme.id)
    .orderBy(theme.id);
}
