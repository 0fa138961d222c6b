import { nextDigestOn } from '@kept/core/digest-period.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The day the next digest goes out, as customers were told it. */
export async function readNextDigestOn(tx: OrgTx, ctx: Ctx, today: string): Promise<string> {
  const [own] = await tx.select({ cadence: setting.digestCadence }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return nextDigestOn(today, own?.cadence ?? 'quarterly');
}
