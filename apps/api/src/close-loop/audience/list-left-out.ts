import { leftOutCodes, leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { containsText } from '@kept/db/contains-text.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { readDigestRows } from '../hold-digest.ts';
import { isOnItsWay } from './count-audience.ts';
import { forecastLeftOut } from './forecast-left-out.ts';

export const leftOutQuery = z.object({
  code: z.enum(leftOutCodes, { error: 'This is not a reason to leave somebody out.' }).optional(),
  q: z.string().trim().max(200, 'Search for at most 200 characters.').optional().describe('Part of the name or the address'),
  cursor: z.uuid('This page address is not one of ours. Start from the first page.').optional(),
  limit: z.coerce.number().int().min(1).max(1000, 'At most 1,000 at a time.').default(50),
});
type Query = z.infer<typeof leftOutQuery>;

const leftOutPerson = z.object({ customerId: z.uuid().nullable().describe('Null where the person was erased'), name: z.string().nullable(), email: z.string().nullable(), code: z.enum(leftOutCodes), reason: z.string() });
type LeftOutPerson = z.infer<typeof leftOutPerson>;

export const leftOutAnswer = z.object({
  isForecast: z.boolean().describe('Whether nothing was sent yet: it is then who would be left out now'),
  people: z.array(leftOutPerson),
  nextCursor: z.uuid().nullable().describe('Where to go on; a page may be short, or empty, before the last'),
});

/** Everybody a digest does not reach, by name and with the reason: as it would be now, and once it is on its way as it was. */
export async function listLeftOut(ctx: Ctx, id: string, query: Query): Promise<z.infer<typeof leftOutAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row } = await readDigestRows(tx, ctx, id);
    return isOnItsWay(row) ? listWritten(tx, ctx, id, query) : listForecast(tx, ctx, row, query);
  });
}

async function listForecast(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, query: Query): Promise<z.infer<typeof leftOutAnswer>> {
  const { leftOut, next } = await forecastLeftOut(tx, ctx, row, query);
  const people = leftOut.flatMap(({ person, plan }): LeftOutPerson[] => (plan.send ? [] : [{ customerId: person.id, name: person.name, email: person.email, code: plan.code, reason: plan.reason }]));
  return { isForecast: true, people, nextCursor: next ?? null };
}

async function listWritten(tx: OrgTx, ctx: Ctx, id: string, query: Query): Promise<z.infer<typeof leftOutAnswer>> {
  const isAsked = [
    query.code === undefined ? undefined : eq(mail.leftOutCode, query.code),
    query.q === undefined || query.q === '' ? undefined : or(containsText(mail.toName, query.q), containsText(mail.toEmail, query.q)),
    query.cursor === undefined ? undefined : gt(mail.id, query.cursor),
  ];
  const rows = await tx
    .select({ id: mail.id, customerId: mail.customerId, name: mail.toName, email: mail.toEmail, code: mail.leftOutCode, reason: mail.reason })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, id), eq(mail.state, 'left_out'), ...isAsked))
    .orderBy(asc(mail.id))
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const people = shown.flatMap(({ customerId, name, email, code, reason }) => (code === null ? [] : [{ customerId, name, email, code, reason: reason ?? leftOutWords[code] }]));
  return { isForecast: false, people, nextCursor: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null };
}
