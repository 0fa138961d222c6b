import { newId } from '@kept/db/new-id.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';

type Entry = typeof themeUpdate.$inferInsert;

/** Writes one entry of a theme's timeline, dated now and signed by whoever does it; its id may have been chosen before. */
export async function writeUpdate(tx: OrgTx, ctx: Ctx, themeId: string, entry: Omit<Entry, 'orgId' | 'id' | 'themeId' | 'at' | 'memberId'> & { readonly id?: string }): Promise<string> {
  const id = entry.id ?? newId(ctx.now());
  await tx.insert(themeUpdate).values({ ...entry, orgId: ctx.orgId, id, themeId, at: ctx.now(), memberId: ctx.actor.kind === 'member' ? ctx.actor.memberId : null });
  return id;
}
