import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Whose clock the organisation lives by. */
export async function readTimezone(tx: OrgTx, ctx: Ctx): Promise<string> {
  const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return settings?.timezone ?? 'UTC';
}
