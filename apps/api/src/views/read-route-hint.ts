import { contactEnds, type Helped, routeHint, routeRule, storyFacts, storyLevels } from '@kept/core/customer/route-hint.ts';
import { contactChannels } from '@kept/core/vocabulary.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type ContactRow, listContacts } from '../listen/list-contacts.ts';
import { readPerson } from '../listen/read-person.ts';
import { mostContacts } from './read-customer-context.ts';

const helped = z.object({ contactId: z.uuid(), agentRef: z.string().nullable(), team: z.string().nullable(), channel: z.enum(contactChannels), at: z.iso.datetime(), end: z.enum(contactEnds), cause: z.string().nullable().describe('Why it was not resolved') });

export const routeHintAnswer = z.object({
  lastHelped: helped.nullable().describe('The latest contact a person took'),
  lastResolved: helped.nullable().describe('The latest contact a person resolved'),
  lastContact: helped.nullable().describe('How the last contact ended, whoever took it'),
  story: z.object({ level: z.enum(storyLevels), contacts: z.number().int(), because: z.array(z.object({ fact: z.enum(storyFacts), sentence: z.string() })) }),
  rule: z.string(),
});

/** Where a new contact of this customer might go: who helped them last and with what outcome, how hard the story is and why. Colleagues are neither counted nor compared. */
export async function readRouteHint(ctx: Ctx, id: string): Promise<z.infer<typeof routeHintAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await readPerson(tx, ctx, id);
    const { last, lastHelped, lastResolved, story } = routeHint(await listContacts(tx, ctx, eq(interaction.customerId, id), mostContacts));
    return { lastHelped: shown(lastHelped), lastResolved: shown(lastResolved), lastContact: shown(last), story: { ...story, because: [...story.because] }, rule: routeRule };
  });
}

function shown(one: Helped<ContactRow> | null): z.infer<typeof helped> | null {
  if (one === null) return null;
  const { id, agentRef, team, channel, startedAt, unresolvedCause } = one.contact;
  return { contactId: id, agentRef, team, channel, at: startedAt, end: one.end, cause: one.end === 'not_resolved' ? unresolvedCause : null };
}
