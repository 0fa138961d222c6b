import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { themeUpdate, updateKinds } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const timelineEntry = z.object({
  id: z.uuid(),
  kind: z.enum(updateKinds),
  at: z.iso.datetime(),
  /** Null when the evidence did it, not a member. */
  by: z.string().nullable(),
  fromStatus: z.enum(themeStatuses).nullable(),
  toStatus: z.enum(themeStatuses).nullable(),
  internalNote: z.string().nullable(),
  publicText: z.string().nullable(),
  fromOwner: z.string().nullable(),
  toOwner: z.string().nullable(),
  fromDeadlineOn: z.string().nullable(),
  toDeadlineOn: z.string().nullable(),
  reason: z.string().nullable(),
  other: z.object({ id: z.uuid(), title: z.string() }).nullable(),
});

/** Everything that happened to a theme, newest first, with the names of those who did it. */
export async function listTimeline(tx: OrgTx, ctx: Ctx, themeId: string): Promise<z.infer<typeof timelineEntry>[]> {
  const rows = await tx.select().from(themeUpdate).where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, themeId))).orderBy(desc(themeUpdate.at), desc(themeUpdate.id));
  const names = await readNames(tx, ctx, rows.flatMap((row) => [row.memberId, row.fromOwnerId, row.toOwnerId]));
  const titles = await readTitles(tx, ctx, rows.map((row) => row.otherThemeId));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map(({ id, kind, at, memberId, fromStatus, toStatus, internalNote, publicText, fromOwnerId, toOwnerId, fromDeadlineOn, toDeadlineOn, reason, otherThemeId }) => ({
    id, kind, fromStatus, toStatus, internalNote, publicText, fromDeadlineOn, toDeadlineOn, reason,
    at: at.toISOString(),
    by: nameOf(memberId),
    fromOwner: nameOf(fromOwnerId),
    toOwner: nameOf(toOwnerId),
    other: otherThemeId === null ? null : { id: otherThemeId, title: titles.get(otherThemeId) ?? '' },
  }));
}

async function readNames(tx: OrgTx, ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.id, wanted)));
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function readTitles(tx: OrgTx, ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.select({ id: theme.id, title: theme.title }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, wanted)));
  return new Map(rows.map((row) => [row.id, row.title]));
}
