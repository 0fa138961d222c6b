import { AppError, notFound } from '@kept/core/errors.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Secrets } from '../secrets.ts';
import { linkCustomers } from './link-customers.ts';
import { readSlug } from './read-host.ts';
import { emailSchema, externalIdSchema } from './receive-feedback.ts';

const dayMilliseconds = 86_400_000;

/** Who was asked, and until when the answer counts. */
export interface SurveyInvitation {
  readonly customerId: string;
  readonly expiresAt: Date;
}

/** The address of a survey for one person: whoever opens it answers as that person, until it expires. */
export function surveyLink(ctx: Ctx, at: { orgSlug: string; surveySlug: string; surveyId: string }, invitation: SurveyInvitation): string {
  const token = ctx.secrets.sign('survey', ['person', ctx.orgId, at.surveyId, invitation.customerId, String(invitation.expiresAt.getTime())]);
  return `${ctx.place.baseUrl}/s/${at.orgSlug}/${at.surveySlug}?t=${token}`;
}

/** Reads who a survey's link was made for. Undefined when it is forged or belongs to another survey. */
export function readSurveyToken(secrets: Secrets, orgId: string, surveyId: string, token: string): SurveyInvitation | undefined {
  const [kind, org, forSurvey, customerId = '', expires] = secrets.read('survey', token) ?? [];
  return kind === 'person' && org === orgId && forSurvey === surveyId ? { customerId, expiresAt: new Date(Number(expires)) } : undefined;
}

export const newLinks = z.object({
  customers: z
    .array(z.object({ externalId: externalIdSchema.optional(), email: emailSchema.optional() }).refine((ref) => ref.externalId !== undefined || ref.email !== undefined, { error: 'Name the customer by externalId or email.' }))
    .min(1, 'Name at least one customer.')
    .max(1000, 'Ask for at most 1,000 links at a time.'),
  days: z.int().min(1, 'A link works for at least a day.').max(90, 'A link works for at most 90 days.').default(14),
});
export const linksAnswer = z.object({ items: z.array(z.object({ customerId: z.uuid(), url: z.string(), expiresAt: z.iso.datetime() })) });

/** Makes each customer's own link to a survey, for a mail or message you send yourself. */
export async function makeSurveyLinks(ctx: Ctx, surveyId: string, input: z.infer<typeof newLinks>): Promise<z.infer<typeof linksAnswer>> {
  const orgSlug = await readSlug(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ slug: survey.slug, closedAt: survey.closedAt }).from(survey).where(and(eq(survey.orgId, ctx.orgId), eq(survey.id, surveyId)));
    if (found === undefined) throw notFound('survey');
    if (found.closedAt !== null) throw new AppError('conflict', 'This survey has closed.');
    const customerOf = await linkCustomers(tx, ctx, input.customers);
    const expiresAt = new Date(ctx.now().getTime() + input.days * dayMilliseconds);
    const items = input.customers.flatMap((ref) => {
      const customerId = customerOf(ref);
      return customerId === undefined ? [] : [{ customerId, url: surveyLink(ctx, { orgSlug, surveySlug: found.slug, surveyId }, { customerId, expiresAt }), expiresAt: expiresAt.toISOString() }];
    });
    return { items };
  });
}
