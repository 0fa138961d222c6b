import { AppError, notFound } from '@kept/core/errors.ts';
import { proofName } from '@kept/core/organisation/domain-name.ts';
import { type DomainStanding, judgeDomain, type SeenProof } from '@kept/core/organisation/judge-domain.ts';
import type { Db } from '@kept/db/client.ts';
import { domain } from '@kept/db/schema/directory.ts';
import { type DirectoryTx, type DueWork, inDirectory, inOrg, readDirectory } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { type Ctx, systemCtx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';
import { type domainAnswer, proofText } from './domain-shape.ts';
import { seeTexts } from './name-server.ts';
import { readDomain } from './read-domain.ts';

/** So often a domain is looked for without being asked, and for so long while it was never found. */
export const lookAgainMs = 86_400_000;
const longestWaitMs = 14 * 86_400_000;

type Row = typeof domain.$inferSelect;
type Lapsed = { readonly orgId: string };

/** Looks for an organisation's proof now, and says what was found. Throws not_found where no domain was added, too_many after thirty looks an hour. */
export async function checkDomain(ctx: Ctx): Promise<z.infer<typeof domainAnswer>> {
  await ctx.limits.domainLooks.take(ctx.orgId);
  if (!(await lookAtDomain(ctx))) throw notFound('domain');
  return readDomain(ctx);
}

/** Once a day: a proven domain must stay proven, a new one comes into use by itself. */
export async function lookAtDueDomain(ctx: Ctx): Promise<void> {
  await lookAtDomain(ctx);
}

/** Organisations whose domain is to be looked for again. */
export async function domainsDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  return tx.select({ orgId: domain.orgId, id: domain.orgId }).from(domain).where(and(isNull(domain.removedAt), lte(domain.lookAfter, now)));
}

async function lookAtDomain(ctx: Ctx): Promise<boolean> {
  const [row] = await readDirectory(ctx.db, (tx) => tx.select({ host: domain.host }).from(domain).where(and(eq(domain.orgId, ctx.orgId), isNull(domain.removedAt))));
  if (row === undefined) return false;
  const seen = await seeTexts(ctx.readTexts, proofName(row.host));
  await inDirectory(ctx.db, (directory) => settle(directory, ctx, row.host, seen)).catch((error: unknown) => {
    if (violationOf(error)?.kind === 'unique') throw new AppError('conflict', 'Another organisation proved this domain a moment ago. Check again.');
    throw error;
  });
  return true;
}

/** Writes what was seen, if the domain is still the one that was looked for. */
async function settle(directory: DirectoryTx, ctx: Ctx, host: string, seen: SeenProof): Promise<void> {
  const isOurs = and(eq(domain.orgId, ctx.orgId), eq(domain.host, host), isNull(domain.removedAt));
  const [row] = await directory.select().from(domain).where(isOurs).for('update');
  if (row === undefined) return;
  const now = ctx.now();
  const judged = judgeDomain(row, seen, proofText(ctx, ctx.orgId, host), now);
  const { standing, lapsed } = judged.provenAt !== null && row.provenAt === null ? await takeOver(directory, ctx, judged, { host, seen }) : { standing: judged, lapsed: [] };
  const isWaitedFor = standing.provenAt !== null || now.getTime() - row.addedAt.getTime() < longestWaitMs;
  await directory.update(domain).set({ ...standing, lookedAt: now, lookAfter: isWaitedFor ? new Date(now.getTime() + lookAgainMs) : null }).where(isOurs);
  await noteChange(directory, ctx, row, standing);
  for (const { orgId } of lapsed) {
    const theirs = systemCtx(ctx, orgId, 'check-domain');
    await inOrg(directory, orgId, (tx) => recordAudit(tx, theirs, 'lapse-domain', `organisation:${orgId}`, { domain: host }));
  }
}

/** Threat: somebody takes a name that is another's. It changes hands only when the record of whoever had it is gone. */
async function takeOver(directory: DirectoryTx, ctx: Ctx, judged: DomainStanding, { host, seen }: { readonly host: string; readonly seen: SeenProof }): Promise<{ standing: DomainStanding; lapsed: Lapsed[] }> {
  const others = await directory.select({ orgId: domain.orgId }).from(domain).where(and(eq(domain.host, host), ne(domain.orgId, ctx.orgId), isNotNull(domain.provenAt), isNull(domain.removedAt))).for('update');
  const texts = seen.kind === 'found' ? seen.texts.map((text) => text.trim()) : [];
  if (others.some(({ orgId }) => texts.includes(proofText(ctx, orgId, host)))) return { standing: { provenAt: null, missingSince: null, problem: 'taken' }, lapsed: [] };
  for (const { orgId } of others) await directory.update(domain).set({ provenAt: null, missingSince: null, problem: 'other' }).where(eq(domain.orgId, orgId));
  return { standing: judged, lapsed: others };
}

async function noteChange(directory: DirectoryTx, ctx: Ctx, before: Row, after: DomainStanding): Promise<void> {
  if ((before.provenAt === null) === (after.provenAt === null)) return;
  await inOrg(directory, ctx.orgId, (tx) => recordAudit(tx, ctx, after.provenAt === null ? 'lapse-domain' : 'prove-domain', `organisation:${ctx.orgId}`, { domain: before.host }));
}
