import { listBounds } from '@kept/core/list-bounds.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { frictionInbox, frictionReceipt, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readSlug } from './read-host.ts';

/** Below this, a number of reports says too much about who wrote them. */
const leastShown = 5;

export const roundRow = z.object({
  id: z.uuid(),
  title: z.string(),
  prompt: z.string(),
  opensOn: z.string(),
  closesOn: z.string(),
  state: z.enum(['planned', 'open', 'closed', 'released']),
  /** Null while the round is open, and below five. */
  reports: z.number().int().nullable(),
  answer: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
});
export const roundList = z.object({ items: z.array(roundRow).max(listBounds.rounds), url: z.string() });

/** Every round, newest first. A count that grows while people write would tell who did, so it is shown after closing only. */
export async function listFrictionRounds(ctx: Ctx): Promise<z.infer<typeof roundList>> {
  const slug = await readSlug(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const today = dayIn(ctx.now(), settings?.timezone ?? 'UTC');
    const rounds = await tx.select().from(frictionRound).where(eq(frictionRound.orgId, ctx.orgId)).orderBy(desc(frictionRound.opensOn)).limit(listBounds.rounds);
    const waiting = await tx.select({ roundId: frictionInbox.roundId, reports: count() }).from(frictionInbox).where(eq(frictionInbox.orgId, ctx.orgId)).groupBy(frictionInbox.roundId);
    const released = await tx.select({ roundId: frictionReceipt.roundId, reports: count() }).from(frictionReceipt).where(eq(frictionReceipt.orgId, ctx.orgId)).groupBy(frictionReceipt.roundId);
    const counts = new Map<string, number>();
    for (const { roundId, reports } of [...waiting, ...released]) counts.set(roundId, (counts.get(roundId) ?? 0) + reports);
    const items = rounds.map((round) => {
      const reports = counts.get(round.id) ?? 0;
      const { id, title, prompt, opensOn, closesOn, answer } = round;
      return { id, title, prompt, opensOn, closesOn, state: stateOf(round, today), reports: closesOn < today && reports >= leastShown ? reports : null, answer, answeredAt: round.answeredAt?.toISOString() ?? null };
    });
    return { items, url: `${ctx.place.baseUrl}/f/${slug}` };
  });
}

function stateOf(round: typeof frictionRound.$inferSelect, today: string): z.infer<typeof roundRow>['state'] {
  if (round.releasedOn !== null) return 'released';
  if (today < round.opensOn) return 'planned';
  return today <= round.closesOn ? 'open' : 'closed';
}
