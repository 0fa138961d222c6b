import { isTimezone } from '@kept/core/calendar.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A customer's own zone where it is one, else the organisation's. */
export async function openZones(tx: OrgTx, ctx: Ctx): Promise<(own: string | null | undefined) => string> {
  const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return (own) => (own !== null && own !== undefined && isTimezone(own) ? own : (settings?.timezone ?? 'UTC'));
}
