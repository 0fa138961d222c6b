import { notFound } from '@kept/core/errors.ts';
import { mergeReason, mergeStrength, mergeStrengths } from '@kept/core/understand/merge-strength.ts';
import { mergeRefusal } from '@kept/db/schema/understand/edits.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, notInArray, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { compareThemes } from './compare-themes.ts';
import { readTextBase } from './text-base.ts';

const candidate = z.object({ themeId: z.uuid(), title: z.string(), owner: z.string().nullable(), strength: z.enum(mergeStrengths), reason: z.string() });

export const mergeCandidatesAnswer = z.object({ candidates: z.array(candidate) });

const shownAtMost = 5;

/** The themes that may be the same as this one, the likeliest first, each with the reason. A pair a person has refused never comes back. */
export async function listMergeCandidates(ctx: Ctx, themeId: string): Promise<z.infer<typeof mergeCandidatesAnswer>> {
  const others = await inOrg(ctx.db, ctx.orgId, (tx) => readOthers(tx, ctx, themeId));
  const base = await readTextBase(ctx);
  const likeness = compareThemes(base.texts.values(), themeId, new Set(others.keys()));
  const found = [...likeness].flatMap(([id, alike]) => {
    const other = others.get(id);
    const strength = mergeStrength(alike);
    return other === undefined || strength === undefined ? [] : [{ themeId: id, ...other, strength, reason: mergeReason(alike), crossing: alike.crossing }];
  });
  found.sort((a, b) => mergeStrengths.indexOf(a.strength) - mergeStrengths.indexOf(b.strength) || b.crossing - a.crossing || (a.themeId < b.themeId ? -1 : 1));
  return { candidates: found.slice(0, shownAtMost).map(({ themeId: id, title, owner, strength, reason }) => ({ themeId: id, title, owner, strength, reason })) };
}

async function readOthers(tx: OrgTx, ctx: Ctx, themeId: string): Promise<ReadonlyMap<string, { title: string; owner: string | null }>> {
  const rows = await tx
    .select({ id: theme.id, title: theme.title, owner: member.name })
    .from(theme)
    .leftJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId)))
    .where(and(eq(theme.orgId, ctx.orgId), notInArray(theme.status, ['merged', 'dismissed'])));
  if (!rows.some((row) => row.id === themeId)) throw notFound('theme');
  const refused = await tx.select().from(mergeRefusal).where(and(eq(mergeRefusal.orgId, ctx.orgId), or(eq(mergeRefusal.themeId, themeId), eq(mergeRefusal.otherThemeId, themeId))));
  const never = new Set([themeId, ...refused.flatMap((row) => [row.themeId, row.otherThemeId])]);
  return new Map(rows.filter((row) => !never.has(row.id)).map(({ id, title, owner }) => [id, { title, owner }]));
}
