import { listBounds } from '@kept/core/list-bounds.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { nextDigestOn, periodOf, writePeriod } from '@kept/core/digest-period.ts';
import { digestStateWords } from '@kept/core/close-loop/digest-steps.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { digestSummary } from './digest-answers.ts';
import { readSettings } from './read-voice.ts';

export const digestsAnswer = z.object({ digests: z.array(digestSummary).max(listBounds.digests).describe('The newest'), thisPeriod: z.string(), thisPeriodLabel: z.string(), nextDigestOn: z.string() });

/** Every digest, newest first, and which period it is now. */
export async function listDigests(ctx: Ctx): Promise<z.infer<typeof digestsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const rows = await tx.select().from(digest).where(eq(digest.orgId, ctx.orgId)).orderBy(desc(digest.createdAt), desc(digest.id)).limit(listBounds.digests);
    const { timezone, digestCadence } = await readSettings(tx, ctx);
    const today = dayIn(ctx.now(), timezone);
    const period = periodOf(today, digestCadence);
    return { digests: rows.map(summariseDigest), thisPeriod: period, thisPeriodLabel: writePeriod(period), nextDigestOn: nextDigestOn(today, digestCadence) };
  });
}

/** One digest as a list shows it. */
export function summariseDigest(row: typeof digest.$inferSelect): z.infer<typeof digestSummary> {
  return {
    id: row.id,
    series: row.series,
    period: row.period,
    periodLabel: writePeriod(row.period),
    edition: row.edition,
    state: row.state,
    stateLabel: digestStateWords[row.state],
    subject: row.subject,
    createdAt: row.createdAt.toISOString(),
    sendAt: row.sendAt?.toISOString() ?? null,
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
