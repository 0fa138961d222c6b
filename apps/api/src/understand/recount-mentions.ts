import { mention, mentionCorrection } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { recountTheme } from '@kept/themes/recount-theme.ts';
import type { StoredText } from '@kept/themes/theme-engine.ts';
import { and, eq, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { keepEncoded } from './keep-encoded.ts';
import { readDefinitions } from './read-definitions.ts';
import { readTextBase } from './text-base.ts';

/**
 * The texts that make a theme's point, judged anew by one vote over everything that was said, whatever placed each of them at the time:
 * only so can two periods be compared. What people decided holds, and further points stay as they were found. Writes nothing.
 */
export async function recountMentions(ctx: Ctx, themeId: string): Promise<readonly string[]> {
  await keepEncoded(ctx);
  const { texts } = await readTextBase(ctx);
  return held(ctx, themeId, await recountTheme(ctx.engine, themeId, [...texts.values()], { definitions: await readDefinitions(ctx) }), texts);
}

/** The vote, with what it has no say in: people's decisions, further points, and texts that cannot be compared as long as their vector is missing. */
async function held(ctx: Ctx, themeId: string, voted: readonly string[], base: ReadonlyMap<string, StoredText>): Promise<readonly string[]> {
  const { placed, corrected } = await inOrg(ctx.db, ctx.orgId, async (tx) => ({
    placed: await tx
      .select({ id: mention.feedbackId, themeId: mention.themeId, placedBy: mention.placedBy, isFurther: mention.isFurther })
      .from(mention)
      .where(and(eq(mention.orgId, ctx.orgId), or(eq(mention.themeId, themeId), eq(mention.placedBy, 'person')))),
    corrected: await tx.select({ id: mentionCorrection.feedbackId }).from(mentionCorrection).where(and(eq(mentionCorrection.orgId, ctx.orgId), eq(mentionCorrection.fromThemeId, themeId))),
  }));
  const elsewhere = new Set([...corrected.map(({ id }) => id), ...placed.flatMap((each) => (each.placedBy === 'person' && !each.isFurther && each.themeId !== themeId ? [each.id] : []))]);
  const staying = placed.flatMap((each) => (each.themeId === themeId && (each.placedBy === 'person' || each.isFurther || !base.has(each.id)) ? [each.id] : []));
  return [...new Set([...voted.filter((id) => !elsewhere.has(id)), ...staying])];
}
