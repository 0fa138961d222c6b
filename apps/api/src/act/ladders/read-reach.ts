import type { LadderStep } from '@kept/core/act/ladder.ts';
import { leadsAmong } from '@kept/core/organisation/leads.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { type Away, readAway } from '../../organisation/read-away.ts';

/** Somebody a ladder may tell. */
export interface Reachable {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Who can be told on a day: active members, who leads, who the sponsor is, who is away. */
export interface Reach {
  readonly members: ReadonlyMap<string, Reachable>;
  /** The leads, or the administrators where nobody leads. */
  readonly leads: readonly string[];
  readonly sponsorId: string | null;
  readonly away: ReadonlyMap<string, Away>;
}

interface Promised {
  readonly ownerId: string | null;
  readonly deputyId: string | null;
}

/** Reads who can be told on a day. */
export async function readReach(tx: OrgTx, ctx: Ctx, today: string): Promise<Reach> {
  const people = await tx.select({ id: member.id, name: member.name, email: member.email, role: member.role }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.active, true))).orderBy(asc(member.name), asc(member.id));
  const [own] = await tx.select({ sponsorId: setting.sponsorId }).from(setting).where(eq(setting.orgId, ctx.orgId));
  return {
    members: new Map(people.map(({ role: _role, ...person }) => [person.id, person])),
    leads: leadsAmong(people).map(({ id }) => id),
    sponsorId: own?.sponsorId ?? null,
    away: await readAway(tx, ctx, today),
  };
}

/** Who acts for a theme today: its owner, or the deputy while the owner is away and the deputy is not. */
export function actsFor(reach: Reach, { ownerId, deputyId }: Promised): string | null {
  return ownerId !== null && deputyId !== null && reach.away.has(ownerId) && !reach.away.has(deputyId) ? deputyId : ownerId;
}

/** Whom a step tells about a theme, each once. A step that reaches nobody (no deputy, no sponsor named) tells the leads: it never ends in silence. */
export function toldBy(reach: Reach, step: Pick<LadderStep, 'roles' | 'memberId'>, found: Promised): string[] {
  const ids = step.roles.flatMap((role) => (role === 'owner' ? [actsFor(reach, found)] : role === 'deputy' ? [found.deputyId] : role === 'leads' ? [...reach.leads] : reach.sponsorId === null ? [...reach.leads] : [reach.sponsorId]));
  const known = [...new Set([...ids, step.memberId])].flatMap((id) => (id !== null && reach.members.has(id) ? [id] : []));
  return known.length > 0 ? known : [...reach.leads];
}
