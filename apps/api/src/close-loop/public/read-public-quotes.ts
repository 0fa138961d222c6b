import { quoteOf } from '@kept/core/close-loop/own-points.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { findPeople } from '@kept/themes/find-people.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

const longestQuote = 200;
/** So many of a theme's quotable texts are looked at for one that names nobody. */
const looked = 3;
const verdictsKept = 2000;
const namesSomebody = new Map<string, boolean>();

const quoteRow = z.object({ themeId: z.string(), text: z.string(), spanStart: z.number().nullable(), spanEnd: z.number().nullable() });

/** For each theme the clearest words of somebody who said they may be quoted, unless they seem to name a person. */
export async function readPublicQuotes(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (themeIds.length === 0) return new Map();
  const rows = rowsOf(
    await tx.execute(sql`
      select "themeId", text, "spanStart", "spanEnd" from (
        select m.theme_id as "themeId", f.text, m.span_start as "spanStart", m.span_end as "spanEnd", row_number() over (partition by m.theme_id order by m.confidence desc, f.id) as rank
        from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id
        where m.org_id = ${ctx.orgId}::uuid and m.theme_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(themeIds)}::text::jsonb) as value)
          and f.quotable and f.kind <> 'friction' and f.text <> '' and length(coalesce(substring(f.text from m.span_start + 1 for m.span_end - m.span_start), f.text)) <= ${longestQuote}::int
      ) ranked where rank <= ${looked}::int order by "themeId", rank`),
    quoteRow,
  );
  const chosen = new Map<string, string>();
  for (const row of rows) {
    const quote = quoteOf(row);
    if (!chosen.has(row.themeId) && quote.length <= longestQuote && !(await isNaming(quote))) chosen.set(row.themeId, quote);
  }
  return chosen;
}

/** The finder takes milliseconds and the page is opened often: what it said of a text is remembered. */
async function isNaming(quote: string): Promise<boolean> {
  const known = namesSomebody.get(quote);
  if (known !== undefined) return known;
  const found = (await findPeople(quote)).length > 0;
  if (namesSomebody.size >= verdictsKept) namesSomebody.clear();
  namesSomebody.set(quote, found);
  return found;
}
