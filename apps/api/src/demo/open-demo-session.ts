import { notFound } from '@kept/core/errors.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../context.ts';
import { openSession } from '../organisation/open-session.ts';
import { findDemo } from './find-demo.ts';

export const demoSignIn = z.object({ memberId: z.uuid({ error: 'Choose one of the demo people.' }) });

/** Signs a visitor on this machine in as one of the demo people; for anybody else there is no such person. */
export async function openDemoSession(deps: Deps, { memberId }: z.infer<typeof demoSignIn>): Promise<{ cookie: string }> {
  const state = await findDemo(deps);
  if (state.kind === 'none' || state.kind === 'other') throw notFound('demo person');
  const [found] = await inOrg(deps.db, state.orgId, (tx) => tx.select({ accountId: member.accountId }).from(member).where(and(eq(member.orgId, state.orgId), eq(member.id, memberId), eq(member.active, true))));
  if (found === undefined) throw notFound('demo person');
  return openSession(deps, found.accountId, state.orgId);
}
