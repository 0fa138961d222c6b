import { instantSchema } from '@kept/core/calendar.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { monthsBefore } from '@kept/core/months-before.ts';
import { speakers } from '@kept/core/vocabulary.ts';
import { transcriptTurn } from '@kept/db/schema/listen/transcripts.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { givenRows } from './given-rows.ts';
import { inList } from '@kept/db/in-list.ts';

/** How many turns one contact may have. */
export const mostTurns = 2000;

export const newTurn = z.object({
  speaker: z.enum(speakers, { error: `Choose one of ${speakers.join(', ')}.` }),
  text: z.string().max(10_000, 'Keep a turn under 10,000 characters.'),
  at: instantSchema.optional(),
});

interface Transcript {
  readonly interactionId: string;
  readonly startedAt: Date;
  readonly turns: readonly z.infer<typeof newTurn>[];
}

/** Keeps what was said in contacts, redacted, in place of what was kept before; turns without words are left out, and nothing is kept of contacts older than transcripts are. */
export async function saveTranscripts(tx: OrgTx, ctx: Ctx, transcripts: readonly Transcript[]): Promise<void> {
  if (transcripts.length === 0) return;
  const oldest = await oldestKept(tx, ctx);
  await tx.delete(transcriptTurn).where(and(eq(transcriptTurn.orgId, ctx.orgId), inList(transcriptTurn.interactionId, transcripts.map((one) => one.interactionId))));
  const rows = transcripts.filter(({ startedAt }) => startedAt >= oldest).flatMap((one) => turnsOf(ctx, one));
  if (rows.length > 0) await tx.execute(givenRows(transcriptTurn, rows));
}

function turnsOf(ctx: Ctx, { interactionId, turns }: Transcript) {
  return turns
    .map(({ speaker, text, at }) => ({ speaker, text: redactText(cleanText(text)).text, at: at === undefined ? null : new Date(at) }))
    .filter(({ text }) => text !== '')
    .map((turn, index) => ({ orgId: ctx.orgId, interactionId, position: index + 1, ...turn }));
}

async function oldestKept(tx: OrgTx, ctx: Ctx): Promise<Date> {
  const [own] = await tx.select({ months: setting.transcriptRetentionMonths }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return own === undefined ? new Date(0) : monthsBefore(ctx.now(), own.months);
}
