import { interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { customerFacts, factsOf } from './customer-facts.ts';
import { contactRow, listContacts } from './list-contacts.ts';
import { feedbackRow, shownRow, themesOf } from './list-feedback.ts';
import { readPerson } from './read-person.ts';
import { shownCustomer } from './shown-customer.ts';

const most = 25;

export const customerAnswer = customerFacts.extend({
  createdAt: z.iso.datetime(),
  feedback: z.array(feedbackRow),
  interactions: z.array(contactRow),
});

/** One customer with the latest things they said and the latest contacts, 25 of each. */
export async function readCustomer(ctx: Ctx, id: string): Promise<z.infer<typeof customerAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await readPerson(tx, ctx, id);
    const said = await tx
      .select({ feedback, source: source.name })
      .from(feedback)
      .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
      .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, id)))
      .orderBy(desc(feedback.occurredAt), desc(feedback.id))
      .limit(most);
    const contacts = await listContacts(tx, ctx, eq(interaction.customerId, id), most);
    const themes = await themesOf(tx, ctx, said.map((row) => row.feedback.id));
    return {
      ...factsOf(found),
      createdAt: found.createdAt.toISOString(),
      feedback: said.map((row) => shownRow(row.feedback, row.source, shownCustomer(ctx, found), themes.get(row.feedback.id) ?? [])),
      interactions: contacts,
    };
  });
}
