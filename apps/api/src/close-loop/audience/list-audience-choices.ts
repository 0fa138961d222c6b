import { customer } from '@kept/db/schema/listen/customers.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, count, desc, eq, isNotNull, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { languageOf } from './audience-condition.ts';

const most = 50;
const mostThemes = 200;

export const audienceChoices = z.object({
  segments: z.array(z.object({ name: z.string(), people: z.number() })).max(most).describe('The largest first'),
  languages: z.array(z.object({ code: z.string(), people: z.number() })).max(most).describe('The largest first'),
  themes: z.array(z.object({ id: z.uuid(), title: z.string() })).max(mostThemes).describe('Those that moved last'),
});

/** What a digest's audience can be chosen by: the segments and languages customers have, and themes. */
export async function listAudienceChoices(ctx: Ctx): Promise<z.infer<typeof audienceChoices>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const people = count();
    const segments = await tx.select({ name: customer.segment, people }).from(customer).where(and(eq(customer.orgId, ctx.orgId), isNotNull(customer.segment))).groupBy(customer.segment).orderBy(desc(people), asc(customer.segment)).limit(most);
    const languages = await tx.select({ code: languageOf(), people }).from(customer).where(eq(customer.orgId, ctx.orgId)).groupBy(languageOf()).orderBy(desc(people)).limit(most);
    const themes = await tx.select({ id: theme.id, title: theme.title }).from(theme).where(and(eq(theme.orgId, ctx.orgId), notInArray(theme.status, ['emerging', 'merged', 'dismissed']))).orderBy(desc(theme.statusSince), desc(theme.id)).limit(mostThemes);
    return { segments: segments.flatMap(({ name, people: number }) => (name === null || name === '' ? [] : [{ name, people: number }])), languages: languages.filter(({ code }) => /^[a-z]{2,3}$/.test(code)), themes };
  });
}
