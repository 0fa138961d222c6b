import { strictnesses } from '@kept/core/understand/theme-definition.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Definition, EncodedText } from '@kept/themes/theme-engine.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { definitionWords } from './find-matches.ts';
import { createVectorCache } from './vector-cache.ts';

const row = z.object({ themeId: z.string(), title: z.string(), definition: z.string(), strictness: z.enum(strictnesses), takesOwned: z.boolean(), examples: z.array(z.string()) });
const idRow = z.object({ id: z.string() });

/** What people mean by the themes they defined, for placing what arrives: most organisations have a few, many none. */
export async function readDefinitions(ctx: Ctx): Promise<readonly Definition[]> {
  const { definitions, promised } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = rowsOf(
      await tx.execute(sql`
        select d.theme_id as "themeId", t.title, d.definition, d.strictness, d.takes_owned as "takesOwned",
          coalesce((select jsonb_agg(coalesce(e.words, f.text) order by e.position) from theme_example e left join feedback f on f.org_id = e.org_id and f.id = e.feedback_id where e.org_id = d.org_id and e.theme_id = d.theme_id), '[]'::jsonb) as examples
        from theme_definition d join theme t on t.org_id = d.org_id and t.id = d.theme_id where d.org_id = ${ctx.orgId}::uuid order by d.theme_id`),
      row,
    );
    if (found.length === 0) return { definitions: found, promised: [] };
    const owned = rowsOf(await tx.execute(sql`select id::text as id from theme where org_id = ${ctx.orgId}::uuid and status not in ('emerging', 'merged', 'dismissed') order by id`), idRow);
    return { definitions: found, promised: owned.map(({ id }) => id) };
  });
  if (definitions.length === 0) return [];
  const words = definitions.map((each) => definitionWords(each.title, each.definition, each.examples));
  const vectors = await ctx.engine.encode(words.flat(), { cache: createVectorCache(ctx) });
  const rest = vectors.values();
  return definitions.map(({ themeId, strictness, takesOwned }, i): Definition => {
    const texts = (words[i] ?? []).map((text, at): EncodedText => ({ id: `${themeId} ${at}`, text, vector: rest.next().value ?? new Uint8Array() }));
    return { themeId, strictness, texts, spares: takesOwned ? [] : promised.filter((id) => id !== themeId) };
  });
}
