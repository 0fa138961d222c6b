import { mailFlow } from '@kept/db/schema/close-loop/mail-batches.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Whether mail to customers is held, since too much of it came back. Mail to the organisation's own people always goes. */
export async function isHeld(tx: OrgTx, ctx: Ctx): Promise<boolean> {
  const [flow] = await tx.select({ pausedAt: mailFlow.pausedAt }).from(mailFlow).where(eq(mailFlow.orgId, ctx.orgId));
  return (flow?.pausedAt ?? null) !== null;
}

/** Holds an organisation's flow until the transaction ends, so that only one worker at a time freezes mails or stops them, and gives it. */
export async function holdFlow(tx: OrgTx, ctx: Ctx): Promise<typeof mailFlow.$inferSelect> {
  const hold = () => tx.select().from(mailFlow).where(eq(mailFlow.orgId, ctx.orgId)).for('update');
  const [known] = await hold();
  if (known !== undefined) return known;
  await tx.insert(mailFlow).values({ orgId: ctx.orgId }).onConflictDoNothing();
  const [made] = await hold();
  if (made === undefined) throw new Error('The flow of an organisation’s mail has no row.');
  return made;
}
