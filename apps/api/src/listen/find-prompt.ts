import { dayIn } from '@kept/core/calendar.ts';
import { frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, gte, lte } from 'drizzle-orm';
import { usualPrompt } from './friction-pages.ts';
import type { Host } from './read-host.ts';

/** What the round that is open asks, the latest where two overlap. */
export async function findPrompt({ ctx, timezone }: Host): Promise<string> {
  const today = dayIn(ctx.now(), timezone);
  const [open] = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ prompt: frictionRound.prompt })
      .from(frictionRound)
      .where(and(eq(frictionRound.orgId, ctx.orgId), lte(frictionRound.opensOn, today), gte(frictionRound.closesOn, today)))
      .orderBy(desc(frictionRound.opensOn))
      .limit(1),
  );
  return open?.prompt ?? usualPrompt;
}
