import { dayIn } from '@kept/core/calendar.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The day it is where the organisation is: deadlines are days, not instants. */
export async function readToday(tx: OrgTx, ctx: Ctx): Promise<string> {
  const [row] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return dayIn(ctx.now(), row?.timezone ?? 'UTC');
}
