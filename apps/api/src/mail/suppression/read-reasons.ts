import type { SuppressionReason } from '@kept/core/close-loop/mail-rules.ts';
import { weightiestReason } from '@kept/core/mail/suppression-rules.ts';
import { suppression } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** Why each of these addresses gets nothing, by its handle; of several reasons the weightiest. Addresses that may be mailed are not among them. */
export async function readReasons(tx: OrgTx, ctx: Ctx, macs: readonly string[]): Promise<Map<string, SuppressionReason>> {
  if (macs.length === 0) return new Map();
  const rows = await tx
    .select({ mac: suppression.addressMac, reason: suppression.reason })
    .from(suppression)
    .where(and(eq(suppression.orgId, ctx.orgId), inArray(suppression.addressMac, [...macs]), isNull(suppression.liftedAt)));
  const found = new Map<string, SuppressionReason>();
  for (const { mac, reason } of rows) found.set(mac, weightiestReason([reason, ...(found.has(mac) ? [found.get(mac) ?? reason] : [])]) ?? reason);
  return found;
}
