import { burstMs, clickDays, isMachineClick } from '@kept/core/close-loop/click-rules.ts';
import { digestClick, digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { ClickMark } from './click-mark.ts';
import { readerOf } from './reader-of.ts';

const dayMs = 86_400_000;

/**
 * Records that somebody was at a page behind a digest's link: pressed, scrolled or moved there, or sent its form. Once per person and
 * block; what came too quickly for a person is counted apart, and so is what it came together with.
 */
export async function recordClick(ctx: Ctx, { mailId, position }: ClickMark, by: 'page' | 'form'): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const now = ctx.now();
    const [copy] = await tx.select().from(digestCopy).where(and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.mailId, mailId))).for('update');
    const [sent] = await tx.select({ at: mail.settledAt, state: mail.state }).from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, mailId)));
    if (copy === undefined || sent === undefined || ![...copy.own, ...copy.others].includes(position)) return;
    if (sent.at === null || now.getTime() - sent.at.getTime() > clickDays * dayMs) return;
    const reader = readerOf(ctx, mailId);
    const isTheirs = and(eq(digestClick.orgId, ctx.orgId), eq(digestClick.digestId, copy.digestId), eq(digestClick.reader, reader));
    const before = await tx.select().from(digestClick).where(isTheirs);
    const justNow = before.filter((click) => click.position !== position && now.getTime() - click.at.getTime() < burstMs);
    const isMachine = isMachineClick({ at: now, sentAt: sent.at, othersJustNow: justNow.length });
    const known = before.find((click) => click.position === position);
    const isPerson = known !== undefined && !known.isMachine;
    if (!isPerson) await tx.insert(digestClick).values({ orgId: ctx.orgId, digestId: copy.digestId, position, reader, arm: copy.arm, isMachine, at: now }).onConflictDoUpdate({ target: [digestClick.orgId, digestClick.digestId, digestClick.position, digestClick.reader], set: { isMachine, at: now } });
    if (isMachine) await takeBack(tx, ctx, copy.digestId, reader, new Date(now.getTime() - burstMs), justNow.filter((click) => !click.isMachine).map((click) => click.position));
    else if (by === 'page' || !isPerson) await tx.update(digestBlock).set({ openedByPeople: sql`${digestBlock.openedByPeople} + 1` }).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, copy.digestId), eq(digestBlock.position, position)));
  });
}

/** What looked like a person a moment ago was the beginning of a run through all links. */
async function takeBack(tx: OrgTx, ctx: Ctx, digestId: string, reader: string, since: Date, positions: readonly number[]): Promise<void> {
  if (positions.length === 0) return;
  const isBlock = and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, digestId), inArray(digestBlock.position, [...positions]));
  await tx.update(digestClick).set({ isMachine: true }).where(and(eq(digestClick.orgId, ctx.orgId), eq(digestClick.digestId, digestId), eq(digestClick.reader, reader), inArray(digestClick.position, [...positions]), gt(digestClick.at, since)));
  // In one order, so that two of these never wait for each other.
  await tx.select({ position: digestBlock.position }).from(digestBlock).where(isBlock).orderBy(asc(digestBlock.position)).for('update');
  await tx.update(digestBlock).set({ openedByPeople: sql`greatest(0, ${digestBlock.openedByPeople} - 1)` }).where(isBlock);
}
