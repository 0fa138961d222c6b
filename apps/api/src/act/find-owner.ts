import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { findAbleMember } from './find-able-member.ts';

/** The member who is to own a theme, held active until the transaction ends; refuses one who left or whose role could not act on it. */
export async function findOwner(tx: OrgTx, ctx: Ctx, ownerId: string): Promise<{ id: string; name: string; email: string }> {
  return findAbleMember(tx, ctx, { field: 'ownerId', id: ownerId, needs: 'themes.update', lacks: 'may read themes but not work on them' });
}
