import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { findAbleMember } from './find-able-member.ts';
import { refuseAbsent } from './refuse-absent.ts';

/** The member who is to own a theme, named by `field`, held active until the transaction ends; refuses one who left, whose role could not act on it, or who is away all the time. */
export async function findOwner(tx: OrgTx, ctx: Ctx, ownerId: string, deadlineOn: string | null, field = 'ownerId'): Promise<{ id: string; name: string; email: string }> {
  const owner = await findAbleMember(tx, ctx, { field, id: ownerId, needs: 'themes.update', lacks: 'may read themes but not work on them' });
  await refuseAbsent(tx, ctx, owner, deadlineOn);
  return owner;
}
