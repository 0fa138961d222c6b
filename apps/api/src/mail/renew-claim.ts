import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

type Held = Pick<typeof mail.$inferSelect, 'id' | 'attempt'>;

/** Holds mails for another 45 seconds and gives the ids of those that are still this worker's own; what another took over is not among them. */
export async function renewClaim(ctx: Ctx, held: readonly Held[]): Promise<ReadonlySet<string>> {
  if (held.length === 0) return new Set();
  const attempts = sql.join(held.map((row) => sql`(${row.id}::uuid, ${row.attempt}::integer)`), sql`, `);
  const kept = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .update(mail)
      .set({ claimedAt: ctx.now() })
      .where(and(eq(mail.orgId, ctx.orgId), eq(mail.state, 'sending'), sql`(${mail.id}, ${mail.attempt}) in (${attempts})`))
      .returning({ id: mail.id }),
  );
  return new Set(kept.map((row) => row.id));
}
