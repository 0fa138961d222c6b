import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Context } from 'hono';
import type { Ctx } from '../context.ts';
import type { AppEnv } from '../http/app-env.ts';

/** What everybody is said to read until somebody says otherwise: it says nothing. */
const unstated = 'en';

/** The language a page speaks to whoever opens it: what the link asks for, what is stated of the customer, what they last answered in, what their browser asks for, English. */
export async function readPageLanguage(c: Context<AppEnv>, ctx: Ctx, customerId?: string): Promise<SurveyLanguage> {
  const known = customerId === undefined ? [] : await readKnown(ctx, customerId);
  return chooseLanguage(surveyLanguages, [c.req.query('lang') ?? '', ...known], c.req.header('accept-language') ?? '');
}

async function readKnown(ctx: Ctx, customerId: string): Promise<string[]> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [stated] = await tx.select({ language: customer.language }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, customerId)));
    const [answered] = await tx
      .select({ language: feedback.language })
      .from(feedback)
      .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, customerId), isNotNull(feedback.language)))
      .orderBy(desc(feedback.occurredAt), desc(feedback.id))
      .limit(1);
    return [stated?.language, answered?.language].flatMap((language, place) => (language === undefined || language === null || (place === 0 && language === unstated) ? [] : [language]));
  });
}
