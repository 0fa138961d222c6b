import { dayIn } from '@kept/core/calendar.ts';
import { frictionSource } from '@kept/core/vocabulary.ts';
import { lastMonday } from '@kept/core/listen/last-monday.ts';
import { shuffle } from '@kept/core/listen/shuffle.ts';
import type { Db } from '@kept/db/client.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { frictionInbox, frictionReceipt, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { type DueWork, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { insertRows } from './insert-rows.ts';
import { saveSources } from './save-sources.ts';

const leastTogether = 5;

/** Organisations with a round that closed before the last Monday and still waits. */
export async function frictionDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  return tx
    .select({ orgId: frictionRound.orgId, id: frictionRound.id })
    .from(frictionRound)
    .where(and(isNull(frictionRound.releasedOn), lt(frictionRound.closesOn, lastMonday(dayIn(now, 'UTC')))));
}

/**
 * Lets the reports of closed rounds become feedback, at least five of one round together, shuffled, with ids and times that say
 * nothing about who wrote when. Fewer wait for a later round's.
 */
export async function releaseFriction(ctx: Ctx): Promise<void> {
  const released = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const today = dayIn(ctx.now(), settings?.timezone ?? 'UTC');
    const rounds = await tx
      .select({ id: frictionRound.id })
      .from(frictionRound)
      .where(and(eq(frictionRound.orgId, ctx.orgId), isNull(frictionRound.releasedOn), lt(frictionRound.closesOn, lastMonday(today))))
      .for('update');
    const ids = rounds.map((round) => round.id);
    if (ids.length === 0) return 0;
    const reports = await tx.delete(frictionInbox).where(and(eq(frictionInbox.orgId, ctx.orgId), inArray(frictionInbox.roundId, ids))).returning();
    // One person may hold a slip in each round: only those of one round are so many people.
    const largest = Math.max(0, ...[...Map.groupBy(reports, (report) => report.roundId).values()].map((own) => own.length));
    if (reports.length > 0 && largest < leastTogether) throw new TooFew();
    await tx.update(frictionRound).set({ releasedOn: today }).where(and(eq(frictionRound.orgId, ctx.orgId), inArray(frictionRound.id, ids)));
    await saveReports(tx, ctx, reports);
    for (const id of ids) await recordAudit(tx, ctx, 'release-round', `friction-round:${id}`);
    return reports.length;
  }).catch((error: unknown) => {
    if (error instanceof TooFew) return 0;
    throw error;
  });
  if (released > 0) await ctx.wake('place-feedback', ctx.orgId);
}

/** Undoes the transaction, so that the reports go on waiting. */
class TooFew extends Error {}

async function saveReports(tx: OrgTx, ctx: Ctx, reports: readonly (typeof frictionInbox.$inferSelect)[]): Promise<void> {
  if (reports.length === 0) return;
  const sourceId = (await saveSources(tx, ctx, [frictionSource])).get(frictionSource) ?? '';
  const at = ctx.now();
  const rows = shuffle(reports, ctx.random).map((report) => ({ report, id: randomId(ctx) }));
  await insertRows(
    tx,
    feedback,
    rows.map(({ report, id }) => ({
      orgId: ctx.orgId,
      id,
      kind: 'friction' as const,
      sourceId,
      externalId: id,
      channel: 'friction' as const,
      customerId: null,
      interactionId: null,
      surveyId: null,
      importId: null,
      metric: null,
      score: null,
      scaleMin: null,
      scaleMax: null,
      title: report.step === '' ? null : report.step,
      text: report.text,
      language: null,
      question: null,
      agentRef: null, isFolded: false,
      product: null,
      url: null,
      authorRef: null,
      replyText: null,
      repliedAt: null,
      contentHash: null,
      team: report.team,
      quotable: false,
      raw: { frequency: report.frequency },
      occurredAt: at,
      receivedAt: at,
      placedAt: null,
      textKey: null,
      forgottenAt: null,
      textLanguage: null,
      sourceChangedAt: null,
      sentiment: null,
      sentimentBy: null,
      sentimentConfidence: null,
    })),
  );
  await tx.insert(frictionReceipt).values(shuffle(rows, ctx.random).map(({ report, id }) => ({ orgId: ctx.orgId, receiptHash: report.receiptHash, feedbackId: id, roundId: report.roundId })));
}

/** A version-4 UUID: nothing but chance, so that it does not tell when it was made. */
function randomId(ctx: Ctx): string {
  const bytes = Uint8Array.from(ctx.random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
