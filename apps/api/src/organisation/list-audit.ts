import { auditEntry } from '@kept/db/schema/organisation/audit.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const auditFilter = z.object({
  before: z.coerce.number({ error: 'The cursor is a number from the last page.' }).int().positive().optional(),
  limit: z.coerce.number({ error: 'The limit is a number from 1 to 200.' }).int().min(1).max(200, 'At most 200 entries come at once.').default(50),
});

export const auditPage = z.object({
  entries: z.array(
    z.object({
      sequence: z.int(),
      at: z.string(),
      actor: z.string(),
      /** The member's name as it is now; the log itself keeps ids only. */
      actorName: z.string().nullable(),
      verb: z.string(),
      subject: z.string(),
      subjectName: z.string().nullable(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      hash: z.string(),
    }),
  ),
  next: z.int().nullable(),
});

/** The audit log, newest first; `next` is the cursor of the following page. */
export async function listAudit(ctx: Ctx, filter: z.infer<typeof auditFilter>): Promise<z.infer<typeof auditPage>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await tx
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.orgId, ctx.orgId), filter.before === undefined ? undefined : lt(auditEntry.sequence, filter.before)))
      .orderBy(desc(auditEntry.sequence))
      .limit(filter.limit + 1);
    const rows = found.slice(0, filter.limit);
    const ids = [...new Set(rows.flatMap((row) => [memberIn(row.actor), memberIn(row.subject)]).filter((id) => id !== ''))];
    const people = ids.length === 0 ? [] : await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inArray(member.id, ids)));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const entries = rows.map((row) => ({
      sequence: row.sequence,
      at: row.at.toISOString(),
      actor: row.actor,
      actorName: names.get(memberIn(row.actor)) ?? null,
      verb: row.verb,
      subject: row.subject,
      subjectName: names.get(memberIn(row.subject)) ?? null,
      detail: row.detail,
      hash: row.hash,
    }));
    return { entries, next: found.length > rows.length ? (rows.at(-1)?.sequence ?? null) : null };
  });
}

function memberIn(tag: string): string {
  return /^member:([0-9a-f-]{36})$/.exec(tag)?.[1] ?? '';
}
