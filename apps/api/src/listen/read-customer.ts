import { notFound } from '@kept/core/errors.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { feedbackRow, shownRow, themesOf } from './list-feedback.ts';
import { shownCustomer } from './shown-customer.ts';

const most = 25;

export const customerAnswer = z.object({
  id: z.uuid(),
  externalId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  segment: z.string().nullable(),
  annualValue: z.number().nullable(),
  language: z.string(),
  joinedOn: z.string().nullable(),
  churnedOn: z.string().nullable(),
  feedback: z.array(feedbackRow),
  interactions: z.array(z.object({ id: z.uuid(), externalId: z.string(), channel: z.string(), driver: z.string().nullable(), startedAt: z.iso.datetime(), resolvedFirstContact: z.boolean().nullable() })),
});

/** One customer with the latest things they said and the latest contacts, 25 of each. */
export async function readCustomer(ctx: Ctx, id: string): Promise<z.infer<typeof customerAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select().from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, id)));
    if (found === undefined) throw notFound('customer');
    const said = await tx
      .select({ feedback, source: source.name })
      .from(feedback)
      .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
      .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, id)))
      .orderBy(desc(feedback.occurredAt), desc(feedback.id))
      .limit(most);
    const contacts = await listContacts(tx, ctx, id);
    const themes = await themesOf(tx, ctx, said.map((row) => row.feedback.id));
    const { externalId, name, email, segment, annualValue, language, joinedOn, churnedOn } = found;
    return {
      id, externalId, name, email, segment, annualValue, language, joinedOn, churnedOn,
      feedback: said.map((row) => shownRow(row.feedback, row.source, shownCustomer(ctx, found), themes.get(row.feedback.id) ?? [])),
      interactions: contacts.map((row) => ({ ...row, startedAt: row.startedAt.toISOString() })),
    };
  });
}

/** The latest contacts, each with the driver that counts: one that was merged goes by the name of what it became. */
async function listContacts(tx: OrgTx, ctx: Ctx, customerId: string) {
  const counted = alias(contactDriver, 'counted');
  return tx
    .select({ id: interaction.id, externalId: interaction.externalId, channel: interaction.channel, driver: counted.name, startedAt: interaction.startedAt, resolvedFirstContact: interaction.resolvedFirstContact })
    .from(interaction)
    .leftJoin(contactDriver, and(eq(contactDriver.orgId, interaction.orgId), eq(contactDriver.id, interaction.driverId)))
    .leftJoin(counted, and(eq(counted.orgId, contactDriver.orgId), eq(counted.id, contactDriver.standsForId)))
    .where(and(eq(interaction.orgId, ctx.orgId), eq(interaction.customerId, customerId)))
    .orderBy(desc(interaction.startedAt))
    .limit(most);
}
