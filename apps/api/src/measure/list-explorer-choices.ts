import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import { frictionCode } from '@kept/db/schema/listen/friction.ts';
import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { listSourceNames } from '../listen/list-source-names.ts';

export const explorerChoices = z.object({ sources: z.array(z.string()), segments: z.array(z.string()), languages: z.array(z.string()), teams: z.array(z.string()) });

const most = 50;
const word = z.object({ word: z.string() });

/** What the explorer can be narrowed to: sources, segments, languages, and the teams that report. */
export async function listExplorerChoices(ctx: Ctx): Promise<z.infer<typeof explorerChoices>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const sources = await listSourceNames(tx, ctx);
    const teams = await tx.selectDistinct({ team: frictionCode.team }).from(frictionCode).where(eq(frictionCode.orgId, ctx.orgId)).orderBy(asc(frictionCode.team)).limit(most);
    const segments = rowsOf(await tx.execute(distinctWords(ctx, sql`customer`, sql`segment`)), word);
    const languages = rowsOf(await tx.execute(distinctWords(ctx, sql`feedback`, sql`language`)), word);
    return { sources, segments: segments.map((row) => row.word), languages: languages.map((row) => row.word), teams: teams.map(({ team }) => team) };
  });
}

/** The different words of a column, each found by one step through its index, however many rows there are. */
function distinctWords(ctx: Ctx, table: SQL, column: SQL): SQL {
  const next = (after: SQL) => sql`(select min(x.${column}) from ${table} x where x.org_id = ${ctx.orgId}::uuid and x.${column} > ${after})`;
  return sql`
    with recursive words(word, place) as (
      select ${next(sql`''`)}, 1
      union all
      select ${next(sql`words.word`)}, place + 1 from words where words.word is not null and place < ${most}::int
    ) select word from words where word is not null`;
}
