import { AppError } from '@kept/core/errors.ts';
import { themeStatuses, type ThemeStatus } from '@kept/core/act/theme-status.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';

/** What every change of a theme answers with: how it stands now, and the version the next change must name. */
export const themeStamp = z.object({ id: z.uuid(), status: z.enum(themeStatuses), version: z.number().int() });
export type ThemeStamp = z.infer<typeof themeStamp>;

/** A deed that can be taken back for a while, with the entry of the timeline that tells of it; null where nothing changed. */
export const deedStamp = themeStamp.extend({ entryId: z.uuid().nullable() });
export type DeedStamp = z.infer<typeof deedStamp>;

/** Changes a held theme; a new status dates itself, and every change grows the version. */
export async function changeTheme(tx: OrgTx, ctx: Ctx, found: Theme, change: Partial<typeof theme.$inferInsert>): Promise<ThemeStamp> {
  const isMove = change.status !== undefined && change.status !== found.status;
  const set = { ...change, ...(isMove ? { statusSince: ctx.now() } : {}), version: found.version + 1 };
  try {
    await tx.update(theme).set(set).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, found.id), eq(theme.version, found.version)));
  } catch (error) {
    throw violationOf(error)?.constraint === 'theme_active_owner' ? new AppError('conflict', 'The owner of this theme is no longer an active member. Hand it over first.') : error;
  }
  const status: ThemeStatus = change.status ?? found.status;
  return { id: found.id, status, version: found.version + 1 };
}

/** Refuses a change made on an older version; the refusal holds both, what stands and what was sent. */
export function requireVersion(found: Theme, version: number | undefined, stands: string, sent: string): void {
  if (version === undefined || version === found.version) return;
  throw new AppError('conflict', `Somebody else changed this theme in the meantime. It stands at ${stands}; you sent ${sent}. Load it again and decide.`, [
    { pointer: '/version', message: `You worked on version ${version}; it is at version ${found.version}.` },
    { pointer: '/stands', message: stands },
    { pointer: '/sent', message: sent },
  ]);
}
