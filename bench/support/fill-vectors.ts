import type { Ctx } from '@kept/api/context.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { textVector } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { seededRandom } from '@kept/themes/seeded-random.ts';
import { decodeVector, encodeVector } from '@kept/themes/vector-blob.ts';
import { and, asc, eq, gt, sql } from 'drizzle-orm';

const lot = 1000;
const spread = 0.9;

/** Gives each laid text a vector, without reading it: that of its opening, blurred, so that a search finds what begins in the same way. */
export async function fillVectors(ctx: Ctx): Promise<void> {
  const random = seededRandom(3);
  const openings = new Map<string, Float32Array>();
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: feedback.id, text: feedback.text }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), gt(feedback.id, after))).orderBy(asc(feedback.id)).limit(lot));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
    const fresh = [...new Set(rows.map(({ text }) => openingOf(text)))].filter((opening) => !openings.has(opening));
    (await ctx.engine.encode(fresh)).forEach((vector, i) => openings.set(fresh[i] ?? '', decodeVector(vector)));
    const keyed = rows.map(({ id, text }) => ({ id, key: ctx.engine.textKey(text), vector: blurred(openings.get(openingOf(text)) ?? new Float32Array(512), random) }));
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      await tx.insert(textVector).values(keyed.map(({ key, vector }) => ({ orgId: ctx.orgId, textKey: key, vector, version: ctx.engine.version, encodedAt: ctx.now() }))).onConflictDoNothing();
      await tx.execute(sql`update feedback f set text_key = g.key from jsonb_to_recordset(${JSON.stringify(keyed.map(({ id, key }) => ({ id, key })))}::text::jsonb) as g(id uuid, key text) where f.org_id = ${ctx.orgId}::uuid and f.id = g.id`);
    });
  }
}

const openingOf = (text: string) => text.split(',')[0] ?? text;

function blurred(vector: Float32Array, random: () => number): Uint8Array {
  const noise = vector.map(() => random() - 0.5);
  const length = Math.hypot(...noise);
  return encodeVector(vector.map((value, d) => value + (spread * (noise[d] ?? 0)) / length));
}
