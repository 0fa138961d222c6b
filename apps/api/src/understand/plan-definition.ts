import { type MatchOutcome, matchOutcome } from '@kept/core/understand/match-outcome.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { FoundMatches } from './find-matches.ts';

/** A text that fits a definition, where it lies, and what becomes of it. */
export interface PlannedMatch {
  readonly feedbackId: string;
  readonly confidence: number;
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly isExample: boolean;
  readonly outcome: MatchOutcome;
  /** The mention of what the whole text is about; null where it is in no theme. */
  readonly mentionId: string | null;
  readonly from: { readonly id: string; readonly title: string; readonly standing: 'proposed' | 'promised' | 'dismissed' } | null;
  readonly isRecent: boolean;
  /** Who said it; texts of nobody known count one person each. */
  readonly person: string;
}

const row = z.object({
  feedbackId: z.string(), person: z.string(), isRecent: z.boolean(), isTakenOut: z.boolean(),
  mentionId: z.string().nullable(), placedBy: z.enum(['machine', 'person']).nullable(), themeId: z.string().nullable(), title: z.string().nullable(), standing: z.enum(['proposed', 'promised', 'dismissed']).nullable(),
});

/** Sorts what fits by what becomes of it, best first: one reading for the preview and for the deed. Texts said since `since` count as recent. */
export async function planDefinition(tx: OrgTx, ctx: Ctx, { matches }: FoundMatches, { takesOwned, since }: { takesOwned: boolean; since: Date }): Promise<PlannedMatch[]> {
  const rows = rowsOf(
    await tx.execute(sql`
      select f.id as "feedbackId", coalesce(f.customer_id, f.id)::text as person, f.occurred_at >= ${since.toISOString()}::timestamptz as "isRecent",
        exists (select 1 from mention_correction c where c.org_id = f.org_id and c.feedback_id = f.id and c.to_theme_id is null) and m.id is null as "isTakenOut",
        m.id as "mentionId", m.placed_by as "placedBy", t.id as "themeId", t.title,
        case when t.status = 'emerging' then 'proposed' when t.status = 'dismissed' then 'dismissed' when t.status is not null then 'promised' end as standing
      from feedback f
      left join mention m on m.org_id = f.org_id and m.feedback_id = f.id and not m.is_further
      left join theme t on t.org_id = m.org_id and t.id = m.theme_id
      where f.org_id = ${ctx.orgId}::uuid and f.kind <> 'friction'
        and f.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(matches.map((each) => each.id))}::text::jsonb))
      order by m.placed_by, m.confidence, m.id`),
    row,
  );
  const places = new Map(rows.map((each) => [each.feedbackId, each]));
  return matches.flatMap(({ id, confidence, span, isExample }): PlannedMatch[] => {
    const place = places.get(id);
    if (place === undefined) return [];
    const { mentionId, themeId, title, standing } = place;
    const from = themeId === null || title === null || standing === null ? null : { id: themeId, title, standing };
    const outcome = matchOutcome({ home: standing, isPlacedByPerson: place.placedBy === 'person', isTakenOut: place.isTakenOut, isExample }, takesOwned);
    return [{ feedbackId: id, confidence, span, isExample, outcome, mentionId, from, isRecent: place.isRecent, person: place.person }];
  });
}

/** Says whether a text goes to the new theme. */
export function isTaken({ outcome }: PlannedMatch): boolean {
  return outcome === 'moves' || outcome === 'joins';
}
