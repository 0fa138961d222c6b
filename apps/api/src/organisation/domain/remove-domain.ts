import { AppError, notFound } from '@kept/core/errors.ts';
import { domain } from '@kept/db/schema/directory.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';
import type { domainAnswer } from './domain-shape.ts';
import { readDomain } from './read-domain.ts';

/** Shows nothing under an organisation's own name any more; its pages stay at Kept's address, and mails lead there from now on. */
export async function removeDomain(ctx: Ctx): Promise<z.infer<typeof domainAnswer>> {
  await changeRemoval(ctx, isNull(domain.removedAt), ctx.now(), 'remove-domain');
  return readDomain(ctx);
}

/** Takes the removal back: the name is as it was, unless another organisation has proven it meanwhile. */
export async function restoreDomain(ctx: Ctx): Promise<z.infer<typeof domainAnswer>> {
  await changeRemoval(ctx, isNotNull(domain.removedAt), null, 'restore-domain').catch((error: unknown) => {
    if (violationOf(error)?.kind === 'unique') throw new AppError('conflict', 'Another organisation has proven this domain meanwhile.');
    throw error;
  });
  return readDomain(ctx);
}

async function changeRemoval(ctx: Ctx, which: ReturnType<typeof isNull>, removedAt: Date | null, verb: string): Promise<void> {
  await inDirectory(ctx.db, async (directory) => {
    const [changed] = await directory.update(domain).set({ removedAt }).where(and(eq(domain.orgId, ctx.orgId), which)).returning({ host: domain.host });
    if (changed === undefined) throw notFound('domain');
    await inOrg(directory, ctx.orgId, (tx) => recordAudit(tx, ctx, verb, `organisation:${ctx.orgId}`, { domain: changed.host }));
  });
}
