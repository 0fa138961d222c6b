import { notFound } from '@kept/core/errors.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readAddress } from '../../mail/address-facts.ts';
import { readNotice } from './hold-notice.ts';
import { listBehind } from './list-behind.ts';
import { openNoticeWriter } from './notice-mail.ts';

const mostShown = 20;

export const noticePreviewQuery = z.object({ customerId: z.uuid('This is not the id of a customer.').optional(), language: z.enum(surveyLanguages, { error: 'A notice does not speak this language.' }).optional() });
export const noticePreviewAnswer = z.object({ customer: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(), subject: z.string(), html: z.string(), text: z.string() });

const nobody = { id: '', name: null, email: null };

/** The notice as one of the people behind the theme would read it, with their own sentence (the first of them unless told); its links are dead, nothing is sent. */
export async function previewNotice(ctx: Ctx, id: string, { customerId, language }: z.infer<typeof noticePreviewQuery>): Promise<z.infer<typeof noticePreviewAnswer>> {
  const row = await inOrg(ctx.db, ctx.orgId, (tx) => readNotice(tx, ctx, id));
  const writer = await openNoticeWriter(ctx, [row.themeId]);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [about] = await tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, row.themeId)));
    const [first] = await listBehind(tx, ctx, { themeId: row.themeId, until: row.newsAt }, { most: 1, ...(customerId === undefined ? {} : { only: customerId }) });
    if (about === undefined || (customerId !== undefined && first === undefined)) throw notFound('person of this notice');
    const person = first ?? nobody;
    const content = await writer.write(tx, { id: person.id, name: person.name, ...readAddress(person.email) }, [{ notice: row, about }], language === undefined ? {} : { language });
    return { customer: person.id === '' ? null : { id: person.id, name: person.name }, ...content };
  });
}

export const noticePeopleQuery = z.object({ search: z.string().trim().max(80).optional() });
export const noticePeopleAnswer = z.object({ people: z.array(z.object({ id: z.uuid(), name: z.string().nullable() })) });

/** The first of the people behind a notice, to choose whose mail to look at. */
export async function listNoticePeople(ctx: Ctx, id: string, search: string | undefined): Promise<z.infer<typeof noticePeopleAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await readNotice(tx, ctx, id);
    const people = await listBehind(tx, ctx, { themeId: row.themeId, until: row.newsAt }, { most: mostShown, ...(search === undefined || search === '' ? {} : { named: search }) });
    return { people: people.map(({ id: personId, name }) => ({ id: personId, name })) };
  });
}
