import { ownerShownWays } from '@kept/core/close-loop/shown-owner.ts';
import { digestCadences } from '@kept/core/digest-period.ts';
import { notFound } from '@kept/core/errors.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readOwnAddress } from './domain/read-own-address.ts';

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
  const own = await readOwnAddress(ctx);
  const [row] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(setting).where(eq(setting.orgId, ctx.orgId)));
  if (row === undefined) throw notFound('organisation');
  return settings.parse({ name: own.name, slug: own.slug, domainUrl: own.front ?? null, ...row, changedAt: row.changedAt.toISOString() });
}
