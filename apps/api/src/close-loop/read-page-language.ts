import { type SurveyLanguage, surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { chooseLanguage } from '@kept/core/listen/survey-words.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Context } from 'hono';
import type { Ctx } from '../context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { readSpokenLanguages } from './read-spoken-languages.ts';

/** The language a page speaks to whoever opens it: what the link asks for, what is stated of the customer, what they last answered in, what their browser asks for, English. */
export async function readPageLanguage(c: Context<AppEnv>, ctx: Ctx, customerId?: string): Promise<SurveyLanguage> {
  const known = customerId === undefined ? [] : await inOrg(ctx.db, ctx.orgId, (tx) => readSpokenLanguages(tx, ctx, customerId));
  return chooseLanguage(surveyLanguages, [c.req.query('lang') ?? '', ...known], c.req.header('accept-language') ?? '');
}
