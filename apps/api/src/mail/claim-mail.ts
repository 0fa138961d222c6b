import { decideMail, mailRules } from '@kept/core/close-loop/mail-rules.ts';
import { mailTopics, type MailTopic } from '@kept/core/vocabulary.ts';
import { claimMs, isUncertain, uncertainWords } from '@kept/core/close-loop/delivery-rules.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readChoices } from './address-facts.ts';
import { keepQuietHours } from './keep-quiet-hours.ts';
import { leaveOut } from './leave-out.ts';
import { leaveOutdated } from './leave-outdated.ts';
import { unknownSinceOf } from './unknown-since-of.ts';

type MailRow = typeof mail.$inferSelect;

/** The budget was asked when the mail was written; this mail is itself what uses it up now. */
const noLimit = { days: 0, most: 0, surveyGapDays: 0 };

/** Mails this worker holds now, each under a new attempt number, and how many it looked at to find them. */
export interface Claim {
  readonly looked: number;
  readonly mails: readonly MailRow[];
  readonly from: { readonly name: string; readonly email: string };
}

/**
 * Takes a batch of due mails for this worker in one transaction; no other worker can take them for 45 seconds, or longer when
 * the claim is renewed. Whoever unsubscribed since the mail was written is left out here, and so is a question that is not asked any
 * more; what would arrive at night waits for the morning, and what may have arrived long ago is not taken again.
 */
export async function claimMail(ctx: Ctx, most: number): Promise<Claim> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const now = ctx.now();
    const stale = new Date(now.getTime() - claimMs);
    const due = await tx
      .select()
      .from(mail)
      .where(and(eq(mail.orgId, ctx.orgId), or(and(eq(mail.state, 'pending'), lte(mail.sendAfter, now)), and(eq(mail.state, 'sending'), lt(mail.claimedAt, stale))), or(ne(mail.kind, 'digest'), isOfRunningDigest(tx))))
      .orderBy(mail.sendAfter, mail.id)
      .limit(most)
      .for('update', { skipLocked: true });
    const uncertain = due.filter((row) => isUncertain(unknownSinceOf(row), ctx.transport.isRepeatable, now));
    if (uncertain.length > 0) await tx.update(mail).set({ state: 'uncertain', reason: uncertainWords, settledAt: now }).where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, uncertain.map((row) => row.id))));
    const sendable = await keepQuietHours(tx, ctx, await leaveOutdated(tx, ctx, await withoutUnwilling(tx, ctx, due.filter((row) => !uncertain.includes(row)))));
    const ids = sendable.map((row) => row.id);
    const mails = ids.length === 0 ? [] : await tx.update(mail).set(claimed(now)).where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, ids))).returning();
    const [sender] = await tx.select({ name: setting.senderName, email: setting.senderEmail }).from(setting).where(eq(setting.orgId, ctx.orgId));
    return { looked: due.length, mails, from: sender ?? { name: 'Kept', email: 'kept@localhost.example' } };
  });
}

/** Stop holds back a digest's mails wherever they are, also those an attempt put back. */
function isOfRunningDigest(tx: OrgTx) {
  return exists(tx.select({ one: sql`1` }).from(digest).where(and(eq(digest.orgId, mail.orgId), eq(sql`${digest.id}::text`, mail.occasion), eq(digest.state, 'sending'))));
}

function claimed(now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`;
  return {
    state: 'sending' as const,
    attempt: sql`${mail.attempt} + 1`,
    triedAt: sql`coalesce(${mail.triedAt}, ${moment})`,
    unknownSince: sql`case when ${mail.state} = 'sending' then coalesce(${mail.unknownSince}, ${mail.claimedAt}) else ${mail.unknownSince} end`,
    claimedAt: now,
  };
}

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
