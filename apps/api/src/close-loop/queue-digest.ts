import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { refreshStatistics } from '../refresh-statistics.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { type DigestMail, openDigestMail } from './digest-mail.ts';
import { readDigestRows } from './hold-digest.ts';
import { isOutworded } from './is-outworded.ts';
import { listRecipients } from './list-recipients.ts';
import { readVoice } from './read-voice.ts';
import { moveTest } from './report/move-test.ts';
import { startDigests } from './start-digests.ts';
import { writeDigestMails } from './write-digest-mails.ts';

const batchSize = 100;

/**
 * Writes a due digest to each of its people, in batches, one row per person, sent or left out with its reason. It may be killed anywhere
 * and run twice at once: where it stands is on the digest, and who has a row gets no second one. When the last mail is settled it is sent.
 */
export async function queueDigest(ctx: Ctx): Promise<void> {
  for (const id of await startDigests(ctx)) {
    const { row, blocks } = await inOrg(ctx.db, ctx.orgId, (tx) => readDigestRows(tx, ctx, id));
    if (row.writtenAt === null) await writeMails(ctx, await openDigestMail(ctx, await readVoice(ctx), row, blocks));
    await ctx.wake('send-mail', ctx.orgId);
    await moveTest(ctx, id);
    await finishSent(ctx, id);
  }
}

/** What is written may leave while the rest is written. */
async function writeMails(ctx: Ctx, writer: DigestMail): Promise<void> {
  for (let batches = 1; await queueBatch(ctx, writer); batches += 1) {
    await refreshStatistics(ctx, 'mails', batches);
    await ctx.wake('send-mail', ctx.orgId);
  }
}

/** Writes to the next people; false when there is nobody left, somebody pressed Stop, or its words were taken back meanwhile. */
async function queueBatch(ctx: Ctx, writer: DigestMail): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(digest.orgId, ctx.orgId), eq(digest.id, writer.digest.id));
    const [held] = await tx.select().from(digest).where(isThis).for('update');
    if (held?.state !== 'sending' || held.writtenAt !== null || held.wording !== writer.digest.wording) return false;
    const people = await listRecipients(tx, ctx, held, { ...(held.writtenAfter === null ? {} : { after: held.writtenAfter }), most: batchSize, isUnwritten: true, withOutsiders: true });
    const last = people.at(-1);
    if (last === undefined) {
      await leaveOutworded(tx, ctx, held);
      await tx.update(digest).set({ writtenAt: ctx.now() }).where(isThis);
      return false;
    }
    await writeDigestMails(tx, ctx, writer, people);
    await tx.update(digest).set({ writtenAfter: last.id }).where(isThis);
    return true;
  });
}

/** Whoever is not among its people any more, and has only words that were taken back, gets none. */
async function leaveOutworded(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<void> {
  if (row.wording === 0) return;
  await tx.update(mail).set({ state: 'left_out', leftOutCode: 'not_true_now', reason: leftOutWords.not_true_now, settledAt: ctx.now() }).where(and(isMailOf(ctx, row), isOutworded(row)));
}

function isMailOf(ctx: Ctx, { id }: Pick<typeof digest.$inferSelect, 'id'>) {
  return and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, id));
}

/** Calls a digest sent when everybody has a row and none of them waits. */
async function finishSent(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [held] = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id))).for('update');
    if (held?.state !== 'sending' || (await isUnfinished(tx, ctx, held))) return;
    await tx.update(digest).set({ state: 'sent', sentAt: ctx.now() }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'finish-digest', `digest:${id}`);
  });
}

async function isUnfinished(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<boolean> {
  if (row.writtenAt === null) return true;
  const waiting = await tx.select({ id: mail.id }).from(mail).where(and(isMailOf(ctx, row), inArray(mail.state, ['pending', 'sending']))).limit(1);
  return waiting.length > 0;
}
