import { leavingDays } from '@kept/core/close-loop/click-rules.ts';
import { digestCopy } from '@kept/db/schema/close-loop/digest-copies.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** How many people had a block before them, how many of them as their own, and how many of them left. */
export interface Seen {
  readonly people: number;
  readonly own: number;
  readonly left: number;
}

/** Counts, for each block of a digest by its position, the people whose mail went out, did not come back and showed it; and all who left. Whoever saw the same blocks is counted together. */
export async function countSeen(tx: OrgTx, ctx: Ctx, digestId: string): Promise<{ readonly seen: ReadonlyMap<number, Seen>; readonly left: number }> {
  const hasLeft = sql<number>`(count(*) filter (where ${digestCopy.leftAt} <= ${mail.settledAt} + make_interval(days => ${leavingDays}::int)))::int`;
  const groups = await tx
    .select({ own: digestCopy.own, others: digestCopy.others, people: count(), left: hasLeft })
    .from(digestCopy)
    .innerJoin(mail, and(eq(mail.orgId, digestCopy.orgId), eq(mail.id, digestCopy.mailId)))
    .where(and(eq(digestCopy.orgId, ctx.orgId), eq(digestCopy.digestId, digestId), eq(mail.state, 'sent'), or(isNull(mail.returned), ne(mail.returned, 'bounced'))))
    .groupBy(digestCopy.own, digestCopy.others);
  const seen = new Map<number, Seen>();
  for (const { own, others, people, left } of groups) {
    for (const position of [...own, ...others]) {
      const before = seen.get(position) ?? { people: 0, own: 0, left: 0 };
      seen.set(position, { people: before.people + people, own: before.own + (own.includes(position) ? people : 0), left: before.left + left });
    }
  }
  return { seen, left: groups.reduce((sum, group) => sum + group.left, 0) };
}
