import { notFound } from '@kept/core/errors.ts';
import { speakers } from '@kept/core/vocabulary.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { transcriptTurn } from '@kept/db/schema/listen/transcripts.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { contactRow, listContacts } from './list-contacts.ts';
import { shownCustomer } from './shown-customer.ts';

export const contactAnswer = contactRow.extend({
  customer: z.object({ id: z.uuid(), name: z.string().nullable(), segment: z.string().nullable() }).nullable(),
  transcript: z.array(z.object({ speaker: z.enum(speakers), text: z.string(), at: z.iso.datetime().nullable() })),
  /** The other contacts of the same conversation, on whatever channel, the latest first. */
  others: z.array(contactRow),
});

const mostOthers = 25;

/** One contact with its hand-offs, what was said in it turn by turn, and the other contacts of its conversation. */
export async function readContact(ctx: Ctx, id: string): Promise<z.infer<typeof contactAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await listContacts(tx, ctx, eq(interaction.id, id), 1);
    if (found === undefined) throw notFound('contact');
    const [whose] = await tx.select({ customer }).from(interaction).innerJoin(customer, and(eq(customer.orgId, interaction.orgId), eq(customer.id, interaction.customerId))).where(and(eq(interaction.orgId, ctx.orgId), eq(interaction.id, id)));
    const turns = await tx.select().from(transcriptTurn).where(and(eq(transcriptTurn.orgId, ctx.orgId), eq(transcriptTurn.interactionId, id))).orderBy(asc(transcriptTurn.position));
    const told = found.conversation === null ? [] : await listContacts(tx, ctx, eq(interaction.conversation, found.conversation), mostOthers + 1);
    return {
      ...found,
      customer: shownCustomer(ctx, whose?.customer ?? null),
      transcript: turns.map(({ speaker, text, at }) => ({ speaker, text, at: at?.toISOString() ?? null })),
      others: told.filter((one) => one.id !== id).slice(0, mostOthers),
    };
  });
}
