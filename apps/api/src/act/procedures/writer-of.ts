import { AppError } from '@kept/core/errors.ts';
import type { Ctx } from '../../context.ts';

/** The member who is doing this: procedures are written and read by people. */
export function writerOf(ctx: Ctx): string {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'Only a person who has signed in can do this.');
  return ctx.actor.memberId;
}
