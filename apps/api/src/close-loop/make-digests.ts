import { addDaysTo, dayIn, startOfDay } from '@kept/core/calendar.ts';
import { type DigestCadence, nextDigestOn, periodOf } from '@kept/core/digest-period.ts';
import type { Db } from '@kept/db/client.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { type DueWork, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, lte, ne, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { chooseFrozen, saveFrozen } from './frozen-digest.ts';

interface Turn {
  readonly timezone: string;
  readonly cadence: DigestCadence;
}

/** Finds organisations whose digest's period has ended, or whose next end was not reckoned yet. */
export async function digestsEnded(tx: Db, now: Date): Promise<DueWork[]> {
  return tx.select({ orgId: setting.orgId, id: setting.orgId }).from(setting).where(or(isNull(setting.digestDueAt), lte(setting.digestDueAt, now)));
}

/**
 * Makes the draft of every period that has ended, frozen as things stood at its end, where nobody made one before and something was
 * decided. However many workers come at one boundary, the row they hold and the database's own rule leave one digest; nothing is sent by it.
 */
export async function makeDigests(ctx: Ctx): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [own] = await tx.select({ timezone: setting.timezone, cadence: setting.digestCadence, dueAt: setting.digestDueAt }).from(setting).where(eq(setting.orgId, ctx.orgId)).for('update');
    if (own === undefined || (own.dueAt !== null && own.dueAt > ctx.now())) return;
    let dueAt = own.dueAt ?? endAfter(ctx.now(), own);
    for (; dueAt <= ctx.now(); dueAt = endAfter(dueAt, own)) await makeOne(tx, ctx, own, dueAt);
    await tx.update(setting).set({ digestDueAt: dueAt }).where(eq(setting.orgId, ctx.orgId));
  });
}

async function makeOne(tx: OrgTx, ctx: Ctx, { timezone, cadence }: Turn, untilAt: Date): Promise<void> {
  const period = periodOf(addDaysTo(dayIn(untilAt, timezone), -1), cadence);
  const [made] = await tx.select({ id: digest.id }).from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.period, period), eq(digest.edition, 0), ne(digest.state, 'cancelled'))).limit(1);
  if (made !== undefined) return;
  const { frozen } = await chooseFrozen(tx, ctx, { period, timezone, untilAt });
  if (frozen !== undefined) await saveFrozen(tx, ctx, frozen);
}

/** The moment the period that runs at an instant ends: midnight where the organisation is. */
function endAfter(instant: Date, { timezone, cadence }: Turn): Date {
  return startOfDay(nextDigestOn(dayIn(instant, timezone), cadence), timezone);
}
