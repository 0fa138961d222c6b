import { shownOwner } from '@kept/core/close-loop/shown-owner.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What customers read of each member who owns what they said: a name, a team or nothing, as the organisation chose. */
export async function readShownOwners(tx: OrgTx, ctx: Ctx): Promise<ReadonlyMap<string, string | null>> {
  const [settings] = await tx.select({ way: setting.ownerShown }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const members = await tx.select({ id: member.id, name: member.name, team: member.team }).from(member).where(eq(member.orgId, ctx.orgId));
  return new Map(members.map((row) => [row.id, shownOwner(settings?.way ?? 'nothing', row)]));
}
