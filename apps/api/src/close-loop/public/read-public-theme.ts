import { dayIn, writeDay } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Voice } from '../read-voice.ts';
import { listPublicThemes, type PublicTheme } from './list-public-themes.ts';
import { readPublicQuotes } from './read-public-quotes.ts';

/** What a theme's public history tells: when, and in which words. */
export interface PublicEvent {
  readonly on: string;
  readonly words: string;
}

export interface FoundPublicTheme {
  readonly theme: PublicTheme;
  readonly quote: string | undefined;
  readonly history: readonly PublicEvent[];
}

/** One theme for everybody with its public history; the id of what it was merged into where it lives on there. Throws not_found for whatever is not told in public. */
export async function readPublicTheme(ctx: Ctx, voice: Voice, id: string): Promise<FoundPublicTheme | { readonly movedTo: string }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = (await listPublicThemes(tx, ctx, voice.timezone)).find((each) => each.id === id);
    if (found !== undefined) return { theme: found, quote: (await readPublicQuotes(tx, ctx, [id])).get(id), history: await readHistory(tx, ctx, voice, id) };
    const [merged] = await tx.select({ movedTo: theme.mergedIntoId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, id)));
    if (merged === undefined || merged.movedTo === null) throw notFound('page');
    return { movedTo: merged.movedTo };
  });
}

async function readHistory(tx: OrgTx, ctx: Ctx, { timezone }: Voice, id: string): Promise<PublicEvent[]> {
  const rows = await tx
    .select({ kind: themeUpdate.kind, at: themeUpdate.at, publicText: themeUpdate.publicText, from: themeUpdate.fromDeadlineOn, to: themeUpdate.toDeadlineOn })
    .from(themeUpdate)
    .where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, id)))
    .orderBy(desc(themeUpdate.at), desc(themeUpdate.id));
  return rows.flatMap((row) => {
    const words = [eventWords(row), row.publicText ?? ''].filter((each) => each !== '').join(' ');
    return words === '' ? [] : [{ on: writeDay(dayIn(row.at, timezone)), words }];
  });
}

/** Reasons and notes are the organisation's own; what happened to a promise is everybody's. */
function eventWords({ kind, from, to }: { readonly kind: (typeof themeUpdate.$inferSelect)['kind']; readonly from: string | null; readonly to: string | null }): string {
  if (kind === 'accepted') return to === null ? 'Somebody answers for it.' : `Somebody answers for it; promised for ${writeDay(to)}.`;
  if (kind === 'deadline_moved' && from !== null && to !== null) return `The date was moved from ${writeDay(from)} to ${writeDay(to)}.`;
  if (kind === 'confirmed') return 'Confirmed: it helped.';
  if (kind === 'reopened') return 'Opened again: it did not help enough.';
  if (kind === 'disagreed') return 'Customers and the data do not agree whether it helped.';
  return kind === 'declined' ? 'Decided not to, with a reason.' : '';
}
