import { calledIds, noteWithNames } from '@kept/core/act/note-mentions.ts';
import { noteMention } from '@kept/db/schema/act/note-mentions.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

export const calledIn = z.object({ id: z.uuid(), theme: z.object({ id: z.uuid(), title: z.string() }), by: z.string(), at: z.iso.datetime(), note: z.string() });

/** A note that calls somebody, and whom. */
export interface Call extends z.infer<typeof calledIn> {
  readonly memberId: string;
}

/** The notes that call one person and that they have not said to have seen, newest first. */
export async function listUnseenCalls(tx: OrgTx, ctx: Ctx, memberId: string): Promise<Call[]> {
  return listCalls(tx, ctx, and(eq(noteMention.memberId, memberId), isNull(noteMention.seenAt)));
}

/** The notes whose people have not had a mail about them, nor seen them by themselves. */
export async function listUnmailedCalls(tx: OrgTx, ctx: Ctx): Promise<Call[]> {
  return listCalls(tx, ctx, and(isNull(noteMention.mailedAt), isNull(noteMention.seenAt)));
}

async function listCalls(tx: OrgTx, ctx: Ctx, which: SQL | undefined): Promise<Call[]> {
  const rows = await tx
    .select({ id: noteMention.updateId, memberId: noteMention.memberId, at: themeUpdate.at, note: themeUpdate.internalNote, by: member.name, themeId: theme.id, title: theme.title })
    .from(noteMention)
    .innerJoin(themeUpdate, and(eq(themeUpdate.orgId, noteMention.orgId), eq(themeUpdate.id, noteMention.updateId)))
    .innerJoin(theme, and(eq(theme.orgId, themeUpdate.orgId), eq(theme.id, themeUpdate.themeId)))
    .leftJoin(member, and(eq(member.orgId, themeUpdate.orgId), eq(member.id, themeUpdate.memberId)))
    .where(and(eq(noteMention.orgId, ctx.orgId), which))
    .orderBy(desc(themeUpdate.at), desc(themeUpdate.id));
  const names = await readCalledNames(tx, ctx, rows.map(({ note }) => note));
  return rows.map(({ id, memberId, at, note, by, themeId, title }) => ({ id, memberId, theme: { id: themeId, title }, by: by ?? 'Somebody', at: at.toISOString(), note: noteWithNames(note ?? '', (one) => names.get(one)) }));
}

/** The names of everybody some notes call. */
export async function readCalledNames(tx: OrgTx, ctx: Ctx, notes: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(notes.flatMap((note) => (note === null ? [] : calledIds(note))))];
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.id, ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
