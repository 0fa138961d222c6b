import type { LadderStep } from '@kept/core/act/ladder.ts';
import type { Origin } from '@kept/core/vocabulary.ts';
import { ladder, ladderStep } from '@kept/db/schema/act/ladders.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** A ladder and its steps in their order. */
export interface Ladder {
  readonly id: string;
  readonly origin: Origin | null;
  readonly themeId: string | null;
  readonly version: number;
  readonly steps: readonly (LadderStep & { readonly procedureId: string | null })[];
}

/** All ladders of the organisation, its own first, then those of origins, then those of single themes. */
export async function readLadders(tx: OrgTx, ctx: Ctx): Promise<Ladder[]> {
  const rows = await tx.select({ id: ladder.id, origin: ladder.origin, themeId: ladder.themeId, version: ladder.version }).from(ladder).where(eq(ladder.orgId, ctx.orgId)).orderBy(asc(ladder.id));
  const steps = await tx.select().from(ladderStep).where(eq(ladderStep.orgId, ctx.orgId)).orderBy(asc(ladderStep.position), asc(ladderStep.id));
  const rank = (each: { origin: string | null; themeId: string | null }) => (each.themeId !== null ? 2 : each.origin !== null ? 1 : 0);
  return rows
    .map((row) => ({ ...row, steps: steps.flatMap(({ ladderId, id, trigger, days, roles, memberId, procedureId }) => (ladderId === row.id ? [{ id, trigger, days, roles, memberId, procedureId }] : [])) }))
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The ladder that holds for a theme: its own, else its origin's, else the organisation's. */
export function ladderOf(ladders: readonly Ladder[], found: { readonly id: string; readonly origin: Origin | null }): Ladder | undefined {
  return ladders.find(({ themeId }) => themeId === found.id) ?? ladders.find(({ origin }) => origin !== null && origin === found.origin) ?? ladders.find(({ origin, themeId }) => origin === null && themeId === null);
}
