import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { ClickMark } from './click-mark.ts';

/** Counts that a page behind a digest's link was asked for, by a person, a scanner or a mail program: nothing but the number is kept. */
export async function countOpening(ctx: Ctx, { mailId, position }: ClickMark): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    // Scanners open all links of many mails at once: the rows are few, so nobody waits for the disk while holding one.
    await tx.execute(sql`set local synchronous_commit = off`);
    const ofMail = tx.select({ id: digestCopy.digestId }).from(digestCopy).where(and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.mailId, mailId)));
    await tx.update(digestBlock).set({ opened: sql`${digestBlock.opened} + 1` }).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, ofMail), eq(digestBlock.position, position)));
  });
}
