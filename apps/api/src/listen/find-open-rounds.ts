import { dayIn } from '@kept/core/calendar.ts';
import { frictionCode, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, desc, eq, gte, inArray, lte } from 'drizzle-orm';
import type { Host } from './read-host.ts';

/** What a report page asks: the question of the round that is open, the latest where two overlap, and their teams. */
export interface OpenRounds {
  readonly prompt: string;
  readonly teams: readonly string[];
}

/** The rounds in which a report can be filed today; undefined while none is open. */
export async function findOpenRounds({ ctx, timezone }: Host): Promise<OpenRounds | undefined> {
  const today = dayIn(ctx.now(), timezone);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const open = await tx
      .select({ id: frictionRound.id, prompt: frictionRound.prompt })
      .from(frictionRound)
      .where(and(eq(frictionRound.orgId, ctx.orgId), lte(frictionRound.opensOn, today), gte(frictionRound.closesOn, today)))
      .orderBy(desc(frictionRound.opensOn));
    const [latest] = open;
    if (latest === undefined) return undefined;
    const teams = await tx.selectDistinct({ team: frictionCode.team }).from(frictionCode).where(and(eq(frictionCode.orgId, ctx.orgId), inArray(frictionCode.roundId, open.map(({ id }) => id)))).orderBy(asc(frictionCode.team));
    return { prompt: latest.prompt, teams: teams.map(({ team }) => team) };
  });
}
