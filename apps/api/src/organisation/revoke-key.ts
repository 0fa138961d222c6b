import { notFound } from '@kept/core/errors.ts';
import { apiKey } from '@kept/db/schema/organisation/keys.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from './record-audit.ts';
import { rememberedKeys } from './remembered-keys.ts';

/** Ends an API key for good, here at once and in other processes within five seconds; revoking it again changes nothing. */
export async function revokeKey(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const here = and(eq(apiKey.orgId, ctx.orgId), eq(apiKey.id, id));
    const [found] = await tx.select({ revokedAt: apiKey.revokedAt }).from(apiKey).where(here).for('update');
    if (found === undefined) throw notFound('key');
    if (found.revokedAt !== null) return;
    await tx.update(apiKey).set({ revokedAt: ctx.now() }).where(here);
    await recordAudit(tx, ctx, 'revoke-key', `key:${id}`);
  });
  rememberedKeys(ctx).forget(id);
}
