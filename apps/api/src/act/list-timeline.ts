import { calledIds, noteWithNames } from '@kept/core/act/note-mentions.ts';
import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { themeUpdate, updateKinds } from '@kept/db/schema/act/updates.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { listEscalations } from './ladders/list-escalations.ts';
import { editEntryKinds, listEdits, shownEdit } from '../understand/list-edits.ts';
import { listRunDecisions, shownRunDecision } from '../understand/list-run-decisions.ts';

export const timelineEntry = z.object({
  id: z.uuid(),
  kind: z.enum([...updateKinds, ...editEntryKinds, 'searched', 'escalated']),
  at: z.iso.datetime(),
  /** Null when the evidence did it, not a member. */
  by: z.string().nullable(),
  fromStatus: z.enum(themeStatuses).nullable(),
  toStatus: z.enum(themeStatuses).nullable(),
  internalNote: z.string().nullable(),
  publicText: z.string().nullable(),
  /** What was said to the agents who reported it. */
  agentsText: z.string().nullable(),
  fromOwner: z.string().nullable(),
  toOwner: z.string().nullable(),
  fromDeadlineOn: z.string().nullable(),
  toDeadlineOn: z.string().nullable(),
  reason: z.string().nullable(),
  /** The other theme of a merge, a split or a move. */
  other: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  /** There when the entry is an edit: how many mentions moved, and whether it can be undone. */
  edit: shownEdit.nullable(),
  /** There when somebody agreed to what a search for themes found: how many mentions came and went. */
  run: shownRunDecision.nullable(),
});

/** Everything that happened to a theme, newest first, with the names of those who did it. */
export async function listTimeline(tx: OrgTx, ctx: Ctx, themeId: string): Promise<z.infer<typeof timelineEntry>[]> {
  const rows = await tx.select().from(themeUpdate).where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, themeId))).orderBy(desc(themeUpdate.at), desc(themeUpdate.id));
  const edits = await listEdits(tx, ctx, themeId);
  const runs = await listRunDecisions(tx, ctx, themeId);
  const names = await readNames(tx, ctx, [...rows.flatMap((row) => [row.memberId, row.fromOwnerId, row.toOwnerId]), ...[...edits, ...runs].map((each) => each.memberId), ...rows.flatMap(({ internalNote }) => calledIds(internalNote ?? ''))]);
  const titles = await readTitles(tx, ctx, edits.map((each) => each.otherThemeId));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const updates = rows.map(({ id, kind, at, memberId, fromStatus, toStatus, internalNote, publicText, agentsText, fromOwnerId, toOwnerId, fromDeadlineOn, toDeadlineOn, reason }) => ({
    id, kind, fromStatus, toStatus, publicText, agentsText, fromDeadlineOn, toDeadlineOn, reason, internalNote: internalNote === null ? null : noteWithNames(internalNote, (called) => names.get(called)),
    at: at.toISOString(), by: nameOf(memberId), fromOwner: nameOf(fromOwnerId), toOwner: nameOf(toOwnerId), other: null, edit: null, run: null,
  }));
  const changes = edits.map(({ id, kind, at, memberId, reason, otherThemeId, edit }) => ({
    ...nothingElse, id, kind, reason, edit,
    at: at.toISOString(), by: nameOf(memberId), other: otherThemeId === null ? null : { id: otherThemeId, title: titles.get(otherThemeId) ?? '' },
  }));
  const searches = runs.map(({ id, at, memberId, run }) => ({ ...nothingElse, id, kind: 'searched' as const, at: at.toISOString(), by: nameOf(memberId), reason: null, other: null, edit: null, run }));
  const told = (await listEscalations(tx, ctx, themeId)).map((each) => ({ ...nothingElse, ...each, kind: 'escalated' as const, by: null, other: null, edit: null }));
  return [...updates, ...changes, ...searches, ...told].sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
}

const nothingElse = { fromStatus: null, toStatus: null, internalNote: null, publicText: null, agentsText: null, fromOwner: null, toOwner: null, fromDeadlineOn: null, toDeadlineOn: null, run: null } as const;

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
