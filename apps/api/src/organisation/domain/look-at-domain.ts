import { AppError, notFound } from '@kept/core/errors.ts';
import { proofName } from '@kept/core/organisation/domain-name.ts';
import { type DomainStanding, judgeDomain, type SeenProof } from '@kept/core/organisation/judge-domain.ts';
import type { Db } from '@kept/db/client.ts';
import { domain, organisation } from '@kept/db/schema/directory.ts';
import { type DirectoryTx, type DueWork, inDirectory, inOrg, type OrgTx, readDirectory } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq, inArray, isNotNull, isNull, lte, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { type Ctx, systemCtx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';
import { type domainAnswer, proofText } from './domain-shape.ts';
import { seeTexts } from './name-server.ts';
import { readDomain } from './read-domain.ts';
import { type DomainNews, tellOfDomain } from './tell-of-domain.ts';

/** So often a domain is looked for without being asked, and for so long while it was never found. */
export const lookAgainMs = 86_400_000;
const longestWaitMs = 14 * 86_400_000;

type Row = typeof domain.$inferSelect;
type Lapsed = { readonly orgId: string };
/** Organisations whose administrators are to be mailed. */
type Told = readonly string[];

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
  const told = await inDirectory(ctx.db, (directory) => settle(directory, ctx, row.host, seen)).catch((error: unknown) => {
    if (violationOf(error)?.kind === 'unique') throw new AppError('conflict', 'Another organisation proved this domain a moment ago. Check again.');
    throw error;
  });
  for (const orgId of told) await ctx.wake('send-mail', orgId);
  return true;
}

/** Writes what was seen, if the domain is still the one that was looked for; in the same transaction the administrators of whoever loses it are written to. */
async function settle(directory: DirectoryTx, ctx: Ctx, host: string, seen: SeenProof): Promise<Told> {
  const isOurs = and(eq(domain.orgId, ctx.orgId), eq(domain.host, host), isNull(domain.removedAt));
  const [row] = await directory.select().from(domain).where(isOurs).for('update');
  if (row === undefined) return [];
  const now = ctx.now();
  const judged = judgeDomain(row, seen, proofText(ctx, ctx.orgId, host), now);
  const { standing, lapsed } = judged.provenAt !== null && row.provenAt === null ? await takeOver(directory, ctx, judged, { host, seen }) : { standing: judged, lapsed: [] };
  const isWaitedFor = standing.provenAt !== null || now.getTime() - row.addedAt.getTime() < longestWaitMs;
  await directory.update(domain).set({ ...standing, lookedAt: now, lookAfter: isWaitedFor ? new Date(now.getTime() + lookAgainMs) : null }).where(isOurs);
  const names = await directory.select({ id: organisation.id, name: organisation.name }).from(organisation).where(inArray(organisation.id, [ctx.orgId, ...lapsed.map(({ orgId }) => orgId)]));
  const nameOf = (orgId: string) => names.find(({ id }) => id === orgId)?.name ?? '';
  const isNews = await inOrg(directory, ctx.orgId, (tx) => noteChange(tx, ctx, { before: row, after: standing, organisationName: nameOf(ctx.orgId) }));
  for (const { orgId } of lapsed) {
    const theirs = systemCtx(ctx, orgId, 'check-domain');
    await inOrg(directory, orgId, (tx) => noteEnd(tx, theirs, { organisationName: nameOf(orgId), host, ended: 'taken' }));
  }
  return [...(isNews ? [ctx.orgId] : []), ...lapsed.map(({ orgId }) => orgId)];
}

/** Threat: somebody takes a name that is another's. It changes hands only when the record of whoever had it is gone. */
async function takeOver(directory: DirectoryTx, ctx: Ctx, judged: DomainStanding, { host, seen }: { readonly host: string; readonly seen: SeenProof }): Promise<{ standing: DomainStanding; lapsed: Lapsed[] }> {
  const others = await directory.select({ orgId: domain.orgId }).from(domain).where(and(eq(domain.host, host), ne(domain.orgId, ctx.orgId), isNotNull(domain.provenAt), isNull(domain.removedAt))).for('update');
  const texts = seen.kind === 'found' ? seen.texts.map((text) => text.trim()) : [];
  if (others.some(({ orgId }) => texts.includes(proofText(ctx, orgId, host)))) return { standing: { provenAt: null, missingSince: null, problem: 'taken' }, lapsed: [] };
  for (const { orgId } of others) await directory.update(domain).set({ provenAt: null, missingSince: null, problem: 'other' }).where(eq(domain.orgId, orgId));
  return { standing: judged, lapsed: others };
}

interface Change {
  readonly before: Row;
  readonly after: DomainStanding;
  readonly organisationName: string;
}

/** Records that a domain came into use or ended, and tells the administrators of an ending, and of its beginning. Whether there was something to tell them. */
async function noteChange(tx: OrgTx, ctx: Ctx, { before, after, organisationName }: Change): Promise<boolean> {
  const { host } = before;
  if (before.missingSince === null && after.missingSince !== null) {
    await tellOfDomain(tx, ctx, { organisationName, host, missingSince: after.missingSince });
    return true;
  }
  if ((before.provenAt === null) === (after.provenAt === null)) return false;
  if (after.provenAt === null) await noteEnd(tx, ctx, { organisationName, host, ended: 'unproven' });
  else await recordAudit(tx, ctx, 'prove-domain', `organisation:${ctx.orgId}`, { domain: host });
  return after.provenAt === null;
}

async function noteEnd(tx: OrgTx, ctx: Ctx, news: DomainNews): Promise<void> {
  await recordAudit(tx, ctx, 'lapse-domain', `organisation:${ctx.orgId}`, { domain: news.host });
  await tellOfDomain(tx, ctx, news);
}
