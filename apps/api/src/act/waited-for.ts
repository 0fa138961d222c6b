import { invalidField } from '@kept/core/errors.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';

/** Whom a blocked theme waits for: a member, somebody else by name, or nobody was named. */
export interface WaitedFor {
  readonly blockedForId: string | null;
  readonly blockedFor: string | null;
}

interface Said {
  readonly blockedForId?: string | undefined;
  readonly blockedFor?: string | undefined;
  readonly blockedOn?: string | undefined;
}

/** Finds whom an update says a theme waits for. A colleague's full name is that colleague; one who left is refused. */
export async function findWaitedFor(tx: OrgTx, ctx: Ctx, { blockedForId, blockedFor }: Said): Promise<WaitedFor> {
  if (blockedForId === undefined && blockedFor === undefined) return { blockedForId: null, blockedFor: null };
  if (blockedForId !== undefined && blockedFor !== undefined) throw invalidField('blockedFor', 'Choose a member or write a name, not both.');
  const which = blockedForId === undefined ? sql`lower(${member.name}) = lower(${blockedFor ?? ''})` : eq(member.id, blockedForId);
  const found = await tx.select({ id: member.id, name: member.name, active: member.active }).from(member).where(and(eq(member.orgId, ctx.orgId), which)).limit(2);
  const [only] = found;
  if (blockedForId === undefined) return found.length === 1 && only?.active === true ? { blockedForId: only.id, blockedFor: null } : { blockedForId: null, blockedFor: blockedFor ?? null };
  if (only === undefined) throw invalidField('blockedFor', 'There is no such member. Choose somebody of your organisation, or write a name.');
  if (!only.active) throw invalidField('blockedFor', `${only.name} is no longer an active member. Choose somebody else, or write a name.`);
  return { blockedForId: only.id, blockedFor: null };
}

/** What changes when a blocked theme says anew what or whom it waits for: another person is waited for from now on. */
export function blockAgain(ctx: Ctx, found: Theme, { blockedOn }: Said, waitsFor: WaitedFor) {
  const isNamed = waitsFor.blockedForId !== null || waitsFor.blockedFor !== null;
  const isOther = isNamed && (waitsFor.blockedForId !== found.blockedForId || waitsFor.blockedFor !== found.blockedFor);
  return { ...(blockedOn === undefined ? {} : { blockedOn }), ...(isOther ? { ...waitsFor, blockedSince: ctx.now() } : {}) };
}

/** How the timeline says what a theme is blocked on; a member's name stands beside it. */
export function blockReason({ blockedOn }: Said, { blockedFor }: WaitedFor): string | null {
  const parts = [blockedFor, blockedOn].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? null : parts.join(': ');
}
