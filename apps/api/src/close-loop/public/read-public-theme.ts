import { dayIn } from '@kept/core/calendar.ts';
import { publicPageWords } from '@kept/core/close-loop/public-page-words.ts';
import { notFound } from '@kept/core/errors.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { listPublicThemes, type PublicTheme } from './list-public-themes.ts';
import type { PublicVoice } from './public-words.ts';
import { type PublicQuote, readPublicQuotes } from './read-public-quotes.ts';

/** What a theme's public history tells: when, what we say of it, and what the organisation said. */
export interface PublicEvent {
  readonly on: string;
  readonly words: string;
  readonly said: string;
}

export interface FoundPublicTheme {
  readonly theme: PublicTheme;
  readonly quote: PublicQuote | undefined;
  readonly history: readonly PublicEvent[];
}

/** One theme for everybody with its public history; the id of what it was merged into where it lives on there. Throws not_found for whatever is not told in public. */
export async function readPublicTheme(ctx: Ctx, voice: PublicVoice, id: string): Promise<FoundPublicTheme | { readonly movedTo: string }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = (await listPublicThemes(tx, ctx, voice)).find((each) => each.id === id);
    if (found !== undefined) return { theme: found, quote: (await readPublicQuotes(tx, ctx, [id])).get(id), history: await readHistory(tx, ctx, voice, id) };
    const [merged] = await tx.select({ movedTo: theme.mergedIntoId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, id)));
    if (merged === undefined || merged.movedTo === null) throw notFound('page');
    return { movedTo: merged.movedTo };
  });
}

async function readHistory(tx: OrgTx, ctx: Ctx, { timezone, language }: PublicVoice, id: string): Promise<PublicEvent[]> {
  const rows = await tx
    .select({ kind: themeUpdate.kind, at: themeUpdate.at, publicText: themeUpdate.publicText, from: themeUpdate.fromDeadlineOn, to: themeUpdate.toDeadlineOn })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, id)))
    .orderBy(desc(themeUpdate.at), desc(themeUpdate.id));
  return rows.flatMap((row) => {
    const [words, said] = [eventWords(row, language), row.publicText ?? ''];
    return words === '' && said === '' ? [] : [{ on: writeSurveyDay(language, dayIn(row.at, timezone)), words, said }];
  });
}

/** Reasons and notes are the organisation's own; what happened to a promise is everybody's. */
function eventWords({ kind, from, to }: { readonly kind: (typeof themeUpdate.$inferSelect)['kind']; readonly from: string | null; readonly to: string | null }, language: SurveyLanguage): string {
  const words = publicPageWords[language];
  const day = (date: string) => writeSurveyDay(language, date);
  if (kind === 'accepted') return to === null ? words.accepted : fillWords(words.acceptedFor, { date: day(to) });
  if (kind === 'deadline_moved' && from !== null && to !== null) return fillWords(words.moved, { from: day(from), to: day(to) });
  const told: Partial<Record<typeof kind, string>> = { confirmed: words.helped, reopened: words.reopened, disagreed: words.disagree, declined: words.refused };
  return told[kind] ?? '';
}
