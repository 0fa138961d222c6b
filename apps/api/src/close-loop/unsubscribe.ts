import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordConsents, toEveryTopic } from '../mail/record-consents.ts';
import { recordAudit } from '../organisation/record-audit.ts';

/** Stops all mail to one address, for good; pressing again changes nothing but the record of it. What is already waiting is left out when its turn comes. */
export async function unsubscribe(ctx: Ctx, addressMac: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await recordConsents(tx, ctx, toEveryTopic({ addressMac, granted: false, source: 'unsubscribe', saidAt: ctx.now() }));
    const made = await tx.insert(suppression).values({ orgId: ctx.orgId, addressMac, reason: 'unsubscribed', at: ctx.now() }).onConflictDoNothing().returning({ mac: suppression.addressMac });
    if (made.length > 0) await recordAudit(tx, ctx, 'unsubscribe', `address:${addressMac.slice(0, 16)}`);
  });
}
