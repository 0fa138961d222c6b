import { ownerShownWays } from '@kept/core/close-loop/shown-owner.ts';
import { digestCadences } from '@kept/core/digest-period.ts';
import { notFound } from '@kept/core/errors.ts';
import { domain, organisation } from '@kept/db/schema/directory.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { originAt } from './domain/domain-shape.ts';

export const settings = z.object({
  name: z.string(),
  slug: z.string(),
  domainUrl: z.string().nullable().describe('The domain customers open your pages under, where one is in use'),
  timezone: z.string(),
  currency: z.string(),
  postalAddress: z.string(),
  senderName: z.string(),
  senderEmail: z.string(),
  retentionMonths: z.int(),
  mailRetentionMonths: z.int(),
  contactRetentionMonths: z.int(),
  transcriptRetentionMonths: z.int(),
  mailBudgetDays: z.int(),
  mailBudgetMost: z.int(),
  surveyGapDays: z.int(),
  proofRatioPercent: z.int(),
  proofFewestExpected: z.int(),
  proofSharePercent: z.int(),
  proofErrorPercent: z.int(),
  ownerShown: z.enum(ownerShownWays).describe('What customers read of whoever owns what they said'),
  publicPage: z.boolean(),
  logoImageId: z.uuid().nullable().describe('The image mails carry beside the name'),
  digestCadence: z.enum(digestCadences),
  changedAt: z.string(),
});

/** What is decided for the whole organisation. */
export async function readSettings(ctx: Ctx): Promise<z.infer<typeof settings>> {
  const isInUse = and(eq(domain.orgId, organisation.id), isNotNull(domain.provenAt), isNull(domain.removedAt));
  const [own] = await inDirectory(ctx.db, (tx) => tx.select({ name: organisation.name, slug: organisation.slug, host: domain.host }).from(organisation).leftJoin(domain, isInUse).where(eq(organisation.id, ctx.orgId)));
  const [row] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(setting).where(eq(setting.orgId, ctx.orgId)));
  if (own === undefined || row === undefined) throw notFound('organisation');
  return settings.parse({ ...own, domainUrl: own.host === null ? null : originAt(ctx.place, own.host), ...row, changedAt: row.changedAt.toISOString() });
}
