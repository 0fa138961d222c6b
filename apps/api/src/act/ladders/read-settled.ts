import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import type { Call } from '../notes/list-called.ts';
import type { WaitingTheme } from './read-waits.ts';

/** The themes that notes call somebody on although they wait for nobody any more: they are in the mail for the note alone. */
export async function readSettled(tx: OrgTx, ctx: Ctx, calls: readonly Call[], waiting: readonly WaitingTheme[]): Promise<WaitingTheme[]> {
  const known = new Set(waiting.map(({ theme: { id } }) => id));
  const ids = [...new Set(calls.map((call) => call.theme.id).filter((id) => !known.has(id)))];
  if (ids.length === 0) return [];
  const rows = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, ids)));
  return rows.map((row) => ({ theme: { ...row, handedAt: row.statusSince, promisedAt: row.statusSince, spokeAt: row.statusSince, askedAt: row.statusSince }, waits: {}, ladder: undefined, ahead: [] }));
}
