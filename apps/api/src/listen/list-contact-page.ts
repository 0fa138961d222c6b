import { addDaysTo, daySchema, startOfDay } from '@kept/core/calendar.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { contactRow, listContacts } from './list-contacts.ts';
import { readTimezone } from './read-timezone.ts';
import { afterCursor, timeCursor } from './time-cursor.ts';

/** Teams are looked for in so many of the latest contacts. */
const contactsJudged = 10_000;
const mostTeams = 100;

/** Call-backs that were promised and not made: all, or those whose time has passed. */
export const callBackFilters = ['open', 'missed'] as const;

export const contactsQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25),
  channel: z.enum(contactChannels, { error: `Choose one of ${contactChannels.join(', ')}.` }).optional(),
  driver: z.uuid('This is not the id of a contact driver.').optional().describe('The reason that counts: contacts of what was merged into it are among them'),
  team: z.string().max(200).optional().describe('Exactly this team'),
  callBack: z.enum(callBackFilters, { error: 'Choose open or missed.' }).optional().describe('Call-backs promised and not made: open, or missed when their time has passed'),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export type ContactsQuery = z.infer<typeof contactsQuery>;

const named = z.object({ id: z.uuid(), name: z.string() });
export const contactsPage = z.object({
  items: z.array(contactRow.extend({ customer: z.object({ id: z.uuid(), externalId: z.string(), name: z.string().nullable(), email: z.string().nullable() }).nullable() })),
  nextCursor: z.string().nullable(),
  drivers: z.array(named).describe('Every reason that counts, for the filter'),
  teams: z.array(z.string()).describe('The teams of the latest contacts, for the filter'),
});

/** Contacts over every channel, the latest first, each with whom it was with; narrowed to a channel, a reason, a team, a time or to call-backs that were not made. */
export async function listContactPage(ctx: Ctx, query: ContactsQuery): Promise<z.infer<typeof contactsPage>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const after = query.cursor === undefined ? undefined : afterCursor(query.cursor, { at: interaction.startedAt, id: interaction.id });
    const rows = await listContacts(tx, ctx, and(await filtersOf(tx, ctx, query), after), query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const whose = await customersOf(tx, ctx, shown.map(({ id }) => id));
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => ({ ...row, customer: whose.get(row.id) ?? null })),
      nextCursor: last === undefined ? null : timeCursor({ at: new Date(last.startedAt), id: last.id }),
      drivers: await tx.select({ id: contactDriver.id, name: contactDriver.name }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), eq(contactDriver.standsForId, contactDriver.id))).orderBy(asc(contactDriver.name)),
      teams: await latestTeams(tx, ctx),
    };
  });
}

async function filtersOf(tx: OrgTx, ctx: Ctx, { channel, driver, team, callBack, from, to }: ContactsQuery): Promise<SQL | undefined> {
  const timezone = from === undefined && to === undefined ? 'UTC' : await readTimezone(tx, ctx);
  const counted = driver === undefined ? undefined : tx.select({ id: contactDriver.id }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), eq(contactDriver.standsForId, driver)));
  return and(
    channel === undefined ? undefined : eq(interaction.channel, channel),
    counted === undefined ? undefined : inArray(interaction.driverId, counted),
    team === undefined ? undefined : eq(interaction.team, team),
    callBack === undefined ? undefined : and(isNotNull(interaction.callbackDueAt), isNull(interaction.callbackKeptAt), callBack === 'missed' ? lt(interaction.callbackDueAt, ctx.now()) : undefined),
    from === undefined ? undefined : gte(interaction.startedAt, startOfDay(from, timezone)),
    to === undefined ? undefined : lt(interaction.startedAt, startOfDay(addDaysTo(to, 1), timezone)),
  );
}

async function customersOf(tx: OrgTx, ctx: Ctx, ids: readonly string[]) {
  const rows = await tx
    .select({ contactId: interaction.id, id: customer.id, externalId: customer.externalId, name: customer.name, email: customer.email })
    .from(interaction)
    .innerJoin(customer, and(eq(customer.orgId, interaction.orgId), eq(customer.id, interaction.customerId)))
    .where(and(eq(interaction.orgId, ctx.orgId), inArray(interaction.id, [...ids])));
  return new Map(rows.map(({ contactId, ...who }) => [contactId, who]));
}

async function latestTeams(tx: OrgTx, ctx: Ctx): Promise<string[]> {
  const latest = tx.select({ team: interaction.team }).from(interaction).where(eq(interaction.orgId, ctx.orgId)).orderBy(desc(interaction.startedAt)).limit(contactsJudged).as('latest');
  const rows = await tx.selectDistinct({ team: latest.team }).from(latest).where(isNotNull(latest.team)).orderBy(asc(latest.team)).limit(mostTeams);
  return rows.flatMap(({ team }) => team ?? []);
}
