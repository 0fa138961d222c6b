import { AppError, notFound } from '@kept/core/errors.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findMember } from './find-member.ts';
import { openSession } from './open-session.ts';
import { signOut } from './sign-out.ts';

export const organisationChoice = z.object({ organisationId: z.uuid() });

/** Goes on in another organisation of the same account: a fresh session there, and the one of before has ended. */
export async function switchOrganisation(ctx: Ctx, cookieHeader: string, { organisationId }: z.infer<typeof organisationChoice>): Promise<{ cookie: string }> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'An API key belongs to one organisation.');
  if ((await findMember(ctx, organisationId, ctx.actor.accountId)) === undefined) throw notFound('organisation');
  const { cookie } = await openSession(ctx, ctx.actor.accountId, organisationId);
  await signOut(ctx, cookieHeader);
  return { cookie };
}
