import { usualLadder } from '@kept/core/act/usual-ladder.ts';
import { newId } from '@kept/db/new-id.ts';
import { ladder, ladderStep } from '@kept/db/schema/act/ladders.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';

/** Gives a new organisation its first ladder, so that nothing slips quietly before anybody has thought of it. */
export async function raiseUsualLadder(tx: OrgTx, ctx: Ctx): Promise<void> {
  const ladderId = newId(ctx.now());
  await tx.insert(ladder).values({ orgId: ctx.orgId, id: ladderId, changedAt: ctx.now() });
  await tx.insert(ladderStep).values(usualLadder.map(({ roles, ...step }, position) => ({ ...step, roles: [...roles], orgId: ctx.orgId, ladderId, id: newId(ctx.now()), position })));
}
