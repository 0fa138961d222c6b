import { AppError } from '@kept/core/errors.ts';
import { domainName } from '@kept/core/organisation/domain-name.ts';
import { domain } from '@kept/db/schema/directory.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { domainAnswer } from './domain-shape.ts';
import { lookAgainMs } from './look-at-domain.ts';
import { readDomain } from './read-domain.ts';

export const newDomain = z.object({ host: z.string({ error: 'Enter the name of the domain, as feedback.example.com.' }).max(300, 'A name has at most 253 letters.') });

/** Notes under which name an organisation wants its pages; nothing is shown there before it is proven. One that is in use gives way only after it was removed. */
export async function addDomain(ctx: Ctx, input: z.infer<typeof newDomain>): Promise<z.infer<typeof domainAnswer>> {
  const named = domainName(input.host, new URL(ctx.place.baseUrl).hostname);
  if ('problem' in named) throw new AppError('invalid', named.problem, [{ pointer: '/host', message: named.problem }]);
  const { host } = named;
  const now = ctx.now();
  await inDirectory(ctx.db, async (directory) => {
    const [there] = await directory.select().from(domain).where(eq(domain.orgId, ctx.orgId)).for('update');
    const isUsed = there !== undefined && there.removedAt === null;
    if (isUsed && there.host === host) return;
    if (isUsed && there.provenAt !== null) throw new AppError('conflict', `Links in your mails lead to ${there.host}. Remove it first.`);
    const fresh = { host, addedAt: now, provenAt: null, missingSince: null, lookedAt: null, problem: null, lookAfter: new Date(now.getTime() + lookAgainMs), removedAt: null };
    await directory.insert(domain).values({ orgId: ctx.orgId, ...fresh }).onConflictDoUpdate({ target: domain.orgId, set: fresh });
    await inOrg(directory, ctx.orgId, (tx) => recordAudit(tx, ctx, 'add-domain', `organisation:${ctx.orgId}`, { domain: host }));
  });
  return readDomain(ctx);
}
