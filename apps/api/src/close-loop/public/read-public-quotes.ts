import { quoteOf } from '@kept/core/close-loop/own-points.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { findPeople } from '@kept/themes/find-people.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { languageTag } from '../language-tag.ts';
import { inList } from '@kept/db/in-list.ts';

const longestQuote = 200;
/** So many of a theme's quotable texts are looked at for one that names nobody. */
const looked = 3;
const verdictsKept = 2000;
const namesSomebody = new Map<string, boolean>();

/** What somebody said, and what it is written in as far as that is known. */
export interface PublicQuote {
  readonly text: string;
  readonly language: string | undefined;
}

const quoteRow = z.object({ themeId: z.string(), text: z.string(), language: languageTag.nullable().catch(null), spanStart: z.number().nullable(), spanEnd: z.number().nullable() });

/** For each theme the clearest words of somebody who said they may be quoted, unless they seem to name a person. */
export async function readPublicQuotes(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<ReadonlyMap<string, PublicQuote>> {
  if (themeIds.length === 0) return new Map();
  const rows = rowsOf(
    await tx.execute(sql`
      select "themeId", text, language, "spanStart", "spanEnd" from (
        select mention.theme_id as "themeId", feedback.text, coalesce(feedback.text_language, feedback.language) as language, mention.span_start as "spanStart", mention.span_end as "spanEnd", row_number() over (partition by mention.theme_id order by mention.confidence desc, feedback.id) as rank
        from mention join feedback on feedback.org_id = mention.org_id and feedback.id = mention.feedback_id
        where mention.org_id = ${ctx.orgId}::uuid and ${inList(mention.themeId, themeIds)}
          and feedback.quotable and feedback.kind <> 'friction' and feedback.text <> '' and length(coalesce(substring(feedback.text from mention.span_start + 1 for mention.span_end - mention.span_start), feedback.text)) <= ${longestQuote}::int
      ) ranked where rank <= ${looked}::int order by "themeId", rank`),
    quoteRow,
  );
  const chosen = new Map<string, PublicQuote>();
  for (const row of rows) {
    const quote = quoteOf(row);
    if (!chosen.has(row.themeId) && quote.length <= longestQuote && !(await isNaming(quote))) chosen.set(row.themeId, { text: quote, language: row.language ?? undefined });
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
