import { isLead } from '@kept/core/organisation/leads.ts';
import { themeHandOver } from '@kept/db/schema/act/hand-overs.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

const person = z.object({ id: z.uuid(), name: z.string() });

export const openHandOver = z.object({
  id: z.uuid(),
  from: person,
  /** Null when it asks those who look after all themes. */
  to: person.nullable(),
  note: z.string().nullable(),
  askedAt: z.iso.datetime(),
});
export type OpenHandOver = z.infer<typeof openHandOver>;

/** The question to take a theme over that waits for its answer. */
export async function readHandOver(tx: OrgTx, ctx: Ctx, themeId: string): Promise<OpenHandOver | undefined> {
  const giver = alias(member, 'giver');
  const receiver = alias(member, 'receiver');
  const [row] = await tx
    .select({ id: themeHandOver.id, fromId: giver.id, fromName: giver.name, toId: receiver.id, toName: receiver.name, note: themeHandOver.note, askedAt: themeHandOver.askedAt })
    .from(themeHandOver)
    .innerJoin(giver, and(eq(giver.orgId, themeHandOver.orgId), eq(giver.id, themeHandOver.fromOwnerId)))
    .leftJoin(receiver, and(eq(receiver.orgId, themeHandOver.orgId), eq(receiver.id, themeHandOver.toMemberId)))
    .where(and(eq(themeHandOver.orgId, ctx.orgId), eq(themeHandOver.themeId, themeId), isNull(themeHandOver.outcome)));
  if (row === undefined) return undefined;
  const to = row.toId === null || row.toName === null ? null : { id: row.toId, name: row.toName };
  return { id: row.id, from: { id: row.fromId, name: row.fromName }, to, note: row.note, askedAt: row.askedAt.toISOString() };
}

/** A named person answers for themselves; "not mine" is answered by whoever looks after all themes. */
export function mayAnswer({ actor }: Ctx, { to }: OpenHandOver): boolean {
  if (actor.kind !== 'member') return false;
  return to === null ? isLead(actor.role) : actor.memberId === to.id;
}
