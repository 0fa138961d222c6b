import type { SuppressionReason } from '@kept/core/close-loop/mail-rules.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { isNotNull, ne, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/**
 * An address gets nothing more, since something happened here. Known for the same reason already, nothing changes, but what was lifted
 * counts again, and what a colleague or a file had said is now our own knowledge. Says whether it is news.
 */
export async function suppressAddress(tx: OrgTx, ctx: Ctx, addressMac: string, reason: Exclude<SuppressionReason, 'blocked'>): Promise<boolean> {
  const own = { at: ctx.now(), source: 'event' as const, note: null, memberId: null, importId: null, liftedAt: null, liftedBy: null, liftedBecause: null };
  const made = await tx
    .insert(suppression)
    .values({ orgId: ctx.orgId, addressMac, reason, ...own })
    .onConflictDoUpdate({ target: [suppression.orgId, suppression.addressMac, suppression.reason], set: own, setWhere: or(isNotNull(suppression.liftedAt), ne(suppression.source, 'event')) })
    .returning({ mac: suppression.addressMac });
  return made.length > 0;
}
