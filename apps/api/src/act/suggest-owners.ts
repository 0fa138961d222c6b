import { ownerReason, rankOwners } from '@kept/core/act/rank-owners.ts';
import { mergeStrength } from '@kept/core/understand/merge-strength.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { origins } from '@kept/core/vocabulary.ts';
import { notFound } from '@kept/core/errors.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNotNull, ne, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { compareThemes } from '../understand/compare-themes.ts';
import { readTextBase } from '../understand/text-base.ts';

export const ownerFilter = z.object({ origin: z.enum(origins, { error: 'This is not one of the origins.' }).optional() });

export const ownerSuggestions = z.object({ suggestions: z.array(z.object({ memberId: z.uuid(), name: z.string(), reason: z.string() })) });

/** Who may be the one to answer for a theme, by where it begins and by the themes people have or had; each with the reason. A person chooses. */
export async function suggestOwners(ctx: Ctx, themeId: string, { origin: asked }: z.infer<typeof ownerFilter>): Promise<z.infer<typeof ownerSuggestions>> {
  const { found, owned } = await inOrg(ctx.db, ctx.orgId, (tx) => readOwned(tx, ctx, themeId));
  const origin = asked ?? found.origin;
  const likeness = compareThemes((await readTextBase(ctx)).texts.values(), themeId, new Set(owned.map((each) => each.id)));
  const crossing = (id: string) => likeness.get(id)?.crossing ?? 0;
  const isAlike = (id: string) => mergeStrength(likeness.get(id) ?? { crossing: 0, sharedWords: [] }) !== undefined;
  const grounds = [...Map.groupBy(owned, (each) => each.memberId)].map(([memberId, own]) => ({
    memberId,
    sameOrigin: origin === null ? 0 : own.filter((each) => each.origin === origin).length,
    sameGroup: found.groupTitle === null ? 0 : own.filter((each) => each.groupTitle === found.groupTitle).length,
    alike: own.filter((each) => isAlike(each.id)).toSorted((a, b) => crossing(b.id) - crossing(a.id)).map((each) => each.title),
  }));
  const names = new Map(owned.map((each) => [each.memberId, each.name]));
  return { suggestions: rankOwners(grounds).map((each) => ({ memberId: each.memberId, name: names.get(each.memberId) ?? '', reason: ownerReason(each, origin) })) };
}

async function readOwned(tx: OrgTx, ctx: Ctx, themeId: string) {
  const [found] = await tx.select({ origin: theme.origin, groupTitle: theme.groupTitle }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
  if (found === undefined) throw notFound('theme');
  const rows = await tx
    .select({ id: theme.id, title: theme.title, origin: theme.origin, groupTitle: theme.groupTitle, memberId: member.id, name: member.name, role: member.role })
    .from(theme)
    .innerJoin(member, and(eq(member.orgId, theme.orgId), eq(member.id, theme.ownerId), eq(member.active, true)))
    .where(and(eq(theme.orgId, ctx.orgId), ne(theme.id, themeId), isNotNull(theme.ownerId), notInArray(theme.status, ['merged', 'dismissed'])));
  return { found, owned: rows.filter((row) => mayDo(row.role, 'themes.update')) };
}
