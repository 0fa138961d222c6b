import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { writePeriod } from '@kept/core/digest-period.ts';
import { notFound } from '@kept/core/errors.ts';
import { digest, digestBlock } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Voice } from '../read-voice.ts';

/** A digest that went out. */
export interface PublicDigest {
  readonly id: string;
  readonly subject: string;
  readonly sentOn: string;
  readonly sentAt: Date;
  readonly isCorrection: boolean;
}

const mostListed = 100;
const columns = { id: digest.id, subject: digest.subject, sentAt: digest.sentAt, edition: digest.edition, period: digest.period, correction: digest.correction, intro: digest.intro, loopKept: digest.loopKept };
const isOut = (ctx: Ctx) => and(eq(digest.orgId, ctx.orgId), eq(digest.state, 'sent'), isNotNull(digest.sentAt));

/** The digests that went out, the newest first, at most a hundred. */
export async function listPublicDigests(ctx: Ctx, voice: Voice): Promise<PublicDigest[]> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select(columns).from(digest).where(isOut(ctx)).orderBy(desc(digest.sentAt), desc(digest.id)).limit(mostListed));
  return rows.map((row) => facts(row, voice));
}

/** One digest as it went out: frozen then, whatever became of its themes since. Nobody's own points stand in it. */
export async function readPublicDigest(ctx: Ctx, voice: Voice, id: string) {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx.select(columns).from(digest).where(and(isOut(ctx), eq(digest.id, id)));
    if (row === undefined) throw notFound('page');
    const blocks = await tx.select({ themeId: digestBlock.themeId, kind: digestBlock.kind, title: digestBlock.title, text: digestBlock.text, evidence: digestBlock.evidence }).from(digestBlock).where(and(eq(digestBlock.orgId, ctx.orgId), eq(digestBlock.digestId, id), eq(digestBlock.isLeftOut, false))).orderBy(asc(digestBlock.position));
    return { ...facts(row, voice), correction: row.correction, intro: row.intro, loopKept: row.loopKept, blocks };
  });
}

function facts(row: { readonly id: string; readonly subject: string; readonly sentAt: Date | null; readonly edition: number; readonly period: string }, { timezone }: Voice): PublicDigest {
  const sentAt = row.sentAt ?? new Date(0);
  return { id: row.id, subject: row.subject === '' ? `You said, we did: ${writePeriod(row.period)}` : row.subject, sentOn: writeDay(dayIn(sentAt, timezone)), sentAt, isCorrection: row.edition > 0 };
}
