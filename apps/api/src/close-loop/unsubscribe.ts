import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordConsents, toEveryTopic } from '../mail/record-consents.ts';
import { suppressAddress } from '../mail/suppression/suppress-address.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { noteLeaving } from './report/note-leaving.ts';

/** Stops all mail to one address, for good; pressing again changes nothing but the record of it. What is already waiting is left out when its turn comes. */
export async function unsubscribe(ctx: Ctx, addressMac: string, digestMailId?: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await recordConsents(tx, ctx, toEveryTopic({ addressMac, granted: false, source: 'unsubscribe', saidAt: ctx.now() }));
    if (!(await suppressAddress(tx, ctx, addressMac, 'unsubscribed'))) return;
    if (digestMailId !== undefined) await noteLeaving(tx, ctx, digestMailId);
    await recordAudit(tx, ctx, 'unsubscribe', `address:${addressMac.slice(0, 16)}`);
  });
}
