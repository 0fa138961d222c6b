import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { EngineText } from '@kept/themes/theme-engine.ts';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

const textsPerRead = 5000;

/** The texts themes are looked for in: all of customers' words that were read. What people decided about them is held to when the result is written. */
export async function collectTexts(ctx: Ctx): Promise<EngineText[]> {
  const texts: EngineText[] = [];
  for (let after: string | undefined; ; after = texts.at(-1)?.id) {
    const some = await readTexts(ctx, after);
    texts.push(...some);
    if (some.length < textsPerRead) return texts;
  }
}

async function readTexts(ctx: Ctx, after: string | undefined): Promise<EngineText[]> {
  return inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: feedback.id, text: feedback.text })
      .from(feedback)
      .where(and(eq(feedback.orgId, ctx.orgId), isComment, after === undefined ? undefined : gt(feedback.id, after)))
      .orderBy(asc(feedback.id))
      .limit(textsPerRead),
  );
}
