import { digestClick } from '@kept/db/schema/close-loop/digest-copies.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, countDistinct, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** How many people clicked on each block of a digest, by its position, and how many clicked at all; machines are not among them. */
export async function countClicks(tx: OrgTx, ctx: Ctx, digestId: string): Promise<{ readonly people: number; readonly byPosition: ReadonlyMap<number, number> }> {
  const byPeople = and(eq(digestClick.orgId, ctx.orgId), eq(digestClick.digestId, digestId), eq(digestClick.isMachine, false));
  const rows = await tx.select({ position: digestClick.position, people: count() }).from(digestClick).where(byPeople).groupBy(digestClick.position);
  const [all] = await tx.select({ people: countDistinct(digestClick.reader) }).from(digestClick).where(byPeople);
  return { people: all?.people ?? 0, byPosition: new Map(rows.map(({ position, people }) => [position, people])) };
}
