import { ownerShownWays } from '@kept/core/close-loop/shown-owner.ts';
import { isTimezone } from '@kept/core/calendar.ts';
import { digestCadences } from '@kept/core/digest-period.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { chooseLogo } from '../close-loop/brand/choose-logo.ts';
import { makeDigests } from '../close-loop/make-digests.ts';
import { type Ctx, systemCtx } from '../context.ts';
import { oneLine } from './one-line.ts';
import { readSettings, type settings } from './read-settings.ts';
import { recordAudit } from './record-audit.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

function wholeNumber(least: number, most: number, sentence: string) {
  return z.number({ error: sentence }).int(sentence).min(least, sentence).max(most, sentence);
}

export const settingsChange = z
  .object({
    name: oneLine('Give the organisation a name.', 80),
    timezone: z.string().refine(isTimezone, 'This is not a time zone we know. Write it as Europe/London.'),
    currency: z.string().refine((code) => currencies.has(code), 'This is not a currency we know. Write its three letters, as GBP.'),
    postalAddress: z.string().trim().min(1, 'Give a postal address: every digest must carry one.').max(200, 'Keep it under 201 characters.'),
    senderName: oneLine('Say who the mails come from.', 80),
    senderEmail: z.string().max(254).transform((email) => normaliseEmail(email) ?? '').refine((email) => email !== '', 'This is not an email address. Write it as name@example.com.'),
    retentionMonths: wholeNumber(1, 120, 'Keep feedback for 1 to 120 months.'),
    mailRetentionMonths: wholeNumber(1, 120, 'Keep mails for 1 to 120 months.'),
    contactRetentionMonths: wholeNumber(1, 120, 'Keep contacts for 1 to 120 months.'),
    transcriptRetentionMonths: wholeNumber(1, 120, 'Keep transcripts for 1 to 120 months.'),
    mailBudgetDays: wholeNumber(0, 365, 'Choose 0 to 365 days for the mail budget.'),
    mailBudgetMost: wholeNumber(1, 20, 'Allow 1 to 20 mails.'),
    surveyGapDays: wholeNumber(0, 365, 'Choose 0 to 365 days between two surveys.'),
    proofRatioPercent: wholeNumber(30, 90, 'Let a fix count from a fall to 30 to 90 per cent on.'),
    proofFewestExpected: wholeNumber(10, 1000, 'Ask for 10 to 1,000 expected mentions.'),
    proofSharePercent: wholeNumber(60, 95, 'Ask for 60 to 95 per cent of customers who say yes.'),
    proofErrorPercent: wholeNumber(1, 10, 'Allow an error of 1 to 10 per cent.'),
    ownerShown: z.enum(ownerShownWays, { error: 'Choose what customers read: a name, a team, or nothing.' }),
    publicPage: z.boolean({ error: 'Say yes or no.' }),
    logoImageId: z.uuid('There is no such image.').nullable(),
    digestCadence: z.enum(digestCadences, { error: 'Choose every month, every quarter or every half-year.' }),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'Nothing to change was sent.');

/** Changes what was sent and leaves the rest; the audit log notes which settings changed, not their texts. */
export async function changeSettings(ctx: Ctx, input: z.infer<typeof settingsChange>): Promise<z.infer<typeof settings>> {
  const { name, ...own } = input;
  // A period that ended a moment ago is told as it was, before its end is reckoned by another zone or cadence.
  if (movesEnd(own)) await makeDigests(systemCtx(ctx, ctx.orgId, 'make-digests'));
  await inDirectory(ctx.db, async (directory) => {
    if (name !== undefined) await directory.update(organisation).set({ name }).where(eq(organisation.id, ctx.orgId));
    await inOrg(directory, ctx.orgId, async (tx) => {
      if (own.logoImageId !== undefined && own.logoImageId !== null) await chooseLogo(tx, ctx, own.logoImageId);
      await tx.update(setting).set({ ...defined(own), ...nextEnd(own), changedAt: ctx.now() }).where(eq(setting.orgId, ctx.orgId));
      await recordAudit(tx, ctx, 'change-settings', `organisation:${ctx.orgId}`, { changed: Object.keys(input).toSorted().join(' ') });
    });
  });
  return readSettings(ctx);
}

/** The end of the digest's period is reckoned anew where it may have moved; the periods still join, since each begins where the last digest ended. */
function nextEnd(change: EndChange): { digestDueAt?: null } {
  return movesEnd(change) ? { digestDueAt: null } : {};
}

type EndChange = Pick<z.infer<typeof settingsChange>, 'timezone' | 'digestCadence'>;

function movesEnd({ timezone, digestCadence }: EndChange): boolean {
  return timezone !== undefined || digestCadence !== undefined;
}

/** Leaves out what was not sent, so that only named columns are written. */
function defined<T extends object>(given: T): Partial<T> {
  const kept: Partial<T> = {};
  for (const key in given) if (given[key] !== undefined) kept[key] = given[key];
  return kept;
}
