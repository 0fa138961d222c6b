import { dayIn } from '@kept/core/calendar.ts';
import { slipKinds, slipSuite } from '@kept/core/listen/slip-text.ts';
import { frictionKey, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { closedSentence } from './give-slip.ts';

export const slipRound = z.object({ id: z.uuid(), kind: z.enum(slipKinds), title: z.string(), prompt: z.string(), opensOn: z.string(), closesOn: z.string(), suite: z.string(), publicKey: z.string() });
export const slipRounds = z.object({ items: z.array(slipRound) });

/** Rounds in which slips are given now, each with the public key everybody sees alike: a browser asks for it without saying who it is. */
export async function listSlipRounds(ctx: Ctx): Promise<z.infer<typeof slipRounds>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const today = dayIn(ctx.now(), settings?.timezone ?? 'UTC');
    const rows = await tx
      .select({ round: frictionRound, kind: frictionKey.kind, publicKey: frictionKey.publicKey })
      .from(frictionKey)
      .innerJoin(frictionRound, and(eq(frictionRound.orgId, frictionKey.orgId), eq(frictionRound.id, frictionKey.roundId)))
      .where(and(eq(frictionKey.orgId, ctx.orgId), isNull(frictionRound.countedAt)))
      .orderBy(desc(frictionRound.opensOn));
    const open = rows.filter(({ round, kind }) => closedSentence(round, kind, today) === undefined);
    return { items: open.map(({ round: { id, title, prompt, opensOn, closesOn, meetsOn }, kind, publicKey }) => ({ id, kind, title, prompt, opensOn, closesOn: kind === 'me_too' ? (meetsOn ?? closesOn) : closesOn, suite: slipSuite, publicKey })) };
  });
}
