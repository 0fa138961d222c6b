import { AppError } from '@kept/core/errors.ts';
import type { Ctx } from '../context.ts';

/** The member who acts; what a digest says in the organisation's name is always somebody's doing. */
export function actingMember(ctx: Ctx): string {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'Only a member of the organisation can do this.');
  return ctx.actor.memberId;
}
