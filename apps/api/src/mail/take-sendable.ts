import { isUncertain, uncertainWords } from '@kept/core/close-loop/delivery-rules.ts';
import { decideMail, mailRules, noLimit } from '@kept/core/close-loop/mail-rules.ts';
import { type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readChoices } from './address-facts.ts';
import { keepQuietHours } from './keep-quiet-hours.ts';
import { keepStanding } from './keep-standing.ts';
import { leaveOut } from './leave-out.ts';
import { leaveOutdated } from './leave-outdated.ts';
import { unknownSinceOf } from './unknown-since-of.ts';

export type MailRow = typeof mail.$inferSelect;

/**
 * Holds the mails that match and may go now, in the order they are due, and says how many it looked at. Whoever unsubscribed since
 * a mail was written is left out here, and so is a question that is not asked any more; what would arrive at night waits for the
 * morning, and what may have arrived long ago is not taken again. Of mails of several kinds or digests, `isTogether` takes the first's.
 */
export async function takeSendable(tx: OrgTx, ctx: Ctx, which: SQL | undefined, most: number, isTogether: (first: MailRow, other: MailRow) => boolean = () => true): Promise<{ looked: number; sendable: readonly MailRow[] }> {
  const found = await tx
    .select()
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), which, or(ne(mail.kind, 'digest'), isOfRunningDigest(tx))))
    .orderBy(mail.sendAfter, mail.id)
    .limit(most)
    .for('update', { skipLocked: true });
  const [first] = found;
  const due = first === undefined ? [] : found.filter((row) => isTogether(first, row));
  const uncertain = due.filter((row) => isUncertain(unknownSinceOf(row), ctx.transport.isRepeatable, ctx.now()));
  if (uncertain.length > 0) await tx.update(mail).set({ state: 'uncertain', reason: uncertainWords, settledAt: ctx.now() }).where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, uncertain.map((row) => row.id))));
  const standing = await keepStanding(tx, ctx, due.filter((row) => !uncertain.includes(row)));
  // Nothing here can be sent or settled now: to look again at once would find the same.
  if (standing.length + uncertain.length === 0) return { looked: 0, sendable: [] };
  return { looked: found.length, sendable: await keepQuietHours(tx, ctx, await leaveOutdated(tx, ctx, await withoutUnwilling(tx, ctx, standing))) };
}

/** Stop holds back a digest's mails wherever they are, also those an attempt put back; and what says what was taken back since waits to be written again. */
function isOfRunningDigest(tx: OrgTx) {
  return exists(tx.select({ one: sql`1` }).from(digest).where(and(eq(digest.orgId, mail.orgId), eq(sql`${digest.id}::text`, mail.occasion), eq(digest.state, 'sending'), or(eq(mail.state, 'sending'), isNotNull(mail.unknownSince), eq(mail.wording, digest.wording)))));
}

/** The budget was asked when the mail was written; this mail is itself what uses it up now. */
async function withoutUnwilling(tx: OrgTx, ctx: Ctx, due: readonly MailRow[]): Promise<MailRow[]> {
  const unwilling = new Set<string>();
  for (const topic of mailTopics) {
    const rows = due.filter((row) => topicOf(row) === topic);
    const emails = [...new Set(rows.flatMap((row) => (row.emailNormal === null ? [] : [row.emailNormal])))];
    const { suppressed, wanted } = await readChoices(tx, ctx, topic, emails);
    for (const row of rows) {
      const email = row.emailNormal ?? '';
      const decision = decideMail(row.kind, { address: row.emailNormal === null ? 'none' : 'usable', suppressed: suppressed.get(email), wanted: wanted.get(email), recent: [], isPlaceKept: false }, noLimit, ctx.now());
      if (decision.send) continue;
      unwilling.add(row.id);
      await leaveOut(tx, ctx, row, decision);
    }
  }
  return due.filter((row) => !unwilling.has(row.id));
}

function topicOf(row: MailRow): MailTopic | null {
  return mailRules[row.kind].topic;
}
