import { chooseSubject, type SubjectTest } from '@kept/core/close-loop/subject-test.ts';
import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { countArm } from './count-arm.ts';
import { testedSubject } from './tested-subject.ts';

const hourMs = 3_600_000;
const releasedAtOnce = 1000;

/** How long the rest is put off; it goes as soon as a subject was chosen. */
export const restWaitsMs = 60 * 24 * hourMs;

/**
 * Moves a digest's test of two subjects on: its hours begin when everybody in it has their mail, at their end one subject is chosen, once, and
 * the rest gets it. It may be killed anywhere and run twice at once; whoever holds the digest's row moves it, and nothing moves while it is paused.
 */
export async function moveTest(ctx: Ctx, id: string): Promise<void> {
  const isChosen = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdSending(tx, ctx, id);
    if (row === undefined || row.subjectTest === null || row.writtenAt === null) return false;
    if (row.subjectChosen !== null) return true;
    if (row.testEndsAt === null) return beginWaiting(tx, ctx, id, row.subjectTest);
    return row.testEndsAt <= ctx.now() && choose(tx, ctx, id);
  });
  while (isChosen && (await releaseSome(ctx, id))) await ctx.wake('send-mail', ctx.orgId);
}

async function holdSending(tx: OrgTx, ctx: Ctx, id: string): Promise<typeof digest.$inferSelect | undefined> {
  const [row] = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id), eq(digest.state, 'sending'))).for('update');
  return row;
}

async function beginWaiting(tx: OrgTx, ctx: Ctx, id: string, { hours }: SubjectTest): Promise<false> {
  const onTheWay = await tx
    .select({ id: mail.id })
    .from(digestCopy)
    .innerJoin(mail, and(eq(mail.orgId, digestCopy.orgId), eq(mail.id, digestCopy.mailId)))
    .where(and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.digestId, id), inArray(digestCopy.arm, ['a', 'b']), inArray(mail.state, ['pending', 'sending'])))
    .limit(1);
  if (onTheWay.length === 0) await tx.update(digest).set({ testEndsAt: new Date(ctx.now().getTime() + hours * hourMs) }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
  return false;
}

async function choose(tx: OrgTx, ctx: Ctx, id: string): Promise<true> {
  const { chosen, result } = chooseSubject(await countArm(tx, ctx, id, 'a'), await countArm(tx, ctx, id, 'b'));
  await tx.update(digest).set({ subjectChosen: chosen, testResult: result }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
  await recordAudit(tx, ctx, 'choose-subject', `digest:${id}`, { chosen, sentA: result.a.sent, clickedA: result.a.clicked, sentB: result.b.sent, clickedB: result.b.clicked });
  return true;
}

/** Lets the next of the rest go, with the chosen subject; says whether there were any. */
async function releaseSome(ctx: Ctx, id: string): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdSending(tx, ctx, id);
    if (row === undefined) return false;
    const isRest = and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.digestId, id), eq(digestCopy.arm, 'rest'));
    const waiting = await tx.select({ mailId: digestCopy.mailId }).from(digestCopy).where(isRest).limit(releasedAtOnce);
    const ids = waiting.map(({ mailId }) => mailId);
    if (ids.length === 0) return false;
    const subject = row.subjectChosen === 'b' ? { subject: testedSubject(row, 'chosen', '') } : {};
    await tx.update(mail).set({ ...subject, sendAfter: row.sendAt !== null && row.sendAt > ctx.now() ? row.sendAt : ctx.now() }).where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, ids), eq(mail.state, 'pending')));
    await tx.update(digestCopy).set({ arm: 'chosen' }).where(and(eq(digestCopy.orgId, ctx.orgId), inArray(digestCopy.mailId, ids)));
    return true;
  });
}
