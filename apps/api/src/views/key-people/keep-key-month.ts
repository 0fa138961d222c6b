import { keyPersonTest, whoCarryMost } from '@kept/core/act/key-person.ts';
import { dayIn } from '@kept/core/calendar.ts';
import type { Db } from '@kept/db/client.ts';
import { keyPersonMonth } from '@kept/db/schema/act/procedures.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { type DueWork, inOrg } from '@kept/db/scope.ts';
import { and, eq, notExists } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { readHeld } from './read-held.ts';

const monthOf = (now: Date) => `${dayIn(now, 'UTC').slice(0, 7)}-01`;

/** Takes the key-person test of the month for the two who carry most, once, however many workers do. */
export async function keepKeyMonth(ctx: Ctx): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { people, held } = await readHeld(tx, ctx);
    const memberIds = whoCarryMost(people).map(({ id }) => id);
    const { score, parts } = keyPersonTest(held, new Set(memberIds));
    await tx.insert(keyPersonMonth).values({ orgId: ctx.orgId, monthOn: monthOf(ctx.now()), score, memberIds, parts, testedAt: ctx.now() }).onConflictDoNothing();
  });
}

/** Organisations whose test of this month has not been taken. */
export async function keyMonthsDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const taken = tx.select({ orgId: keyPersonMonth.orgId }).from(keyPersonMonth).where(and(eq(keyPersonMonth.orgId, organisation.id), eq(keyPersonMonth.monthOn, monthOf(now))));
  return tx.select({ orgId: organisation.id, id: organisation.id }).from(organisation).where(notExists(taken));
}
