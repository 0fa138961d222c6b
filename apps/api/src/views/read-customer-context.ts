import { nextSteps, stepKinds } from '@kept/core/customer/next-steps.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { journeyStages, mailTopics, origins } from '@kept/core/vocabulary.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { customerFacts, factsOf } from '../listen/customer-facts.ts';
import { type ContactRow, contactRow, listContacts } from '../listen/list-contacts.ts';
import { readPerson } from '../listen/read-person.ts';
import { readConsents } from '../mail/list-consents.ts';
import { applyingProcedure, readApplyingProcedures } from './read-applying-procedures.ts';
import { readTouchingThemes, touchingTheme } from './read-touching-themes.ts';

/** So many contacts are looked at for what is told here. */
export const mostContacts = 50;
const mostShown = 5;

export const contextAnswer = z.object({
  customer: customerFacts,
  timezone: z.string().describe('The organisation’s zone; promised days are days there'),
  lastContacts: z.array(contactRow).describe('The latest five'),
  openCallBacks: z.array(z.object({ contactId: z.uuid(), dueAt: z.iso.datetime(), state: z.enum(['waiting', 'missed']) })),
  reasons: z.array(z.object({ driver: z.string(), origin: z.enum(origins).nullable().describe('Where upstream it begins, as far as somebody traced it'), journeyStage: z.enum(journeyStages).nullable(), contacts: z.number().int(), lastAt: z.iso.datetime() })),
  openThemes: z.array(touchingTheme).describe('Each with its owner and the promised day'),
  otherThemes: z.array(touchingTheme).describe('Answered, or not decided yet'),
  procedures: z.array(applyingProcedure).describe('How things are done here for what brings them, the latest reason first'),
  nextSteps: z.array(z.object({ kind: z.enum(stepKinds), sentence: z.string(), contactId: z.uuid().nullable(), themeId: z.uuid().nullable() })).describe('Suggested from the facts above, never a script'),
  wants: z.array(z.object({ topic: z.enum(mailTopics), wanted: z.boolean() })),
});
export type CustomerContext = z.infer<typeof contextAnswer>;

/** What whoever helps a customer should know before the first word: last contacts, what brings them, what was promised to them, and what would help. */
export async function readCustomerContext(ctx: Ctx, id: string): Promise<CustomerContext> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const person = await readPerson(tx, ctx, id);
    const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const timezone = own?.timezone ?? 'UTC';
    const contacts = await listContacts(tx, ctx, eq(interaction.customerId, id), mostContacts);
    const themes = await readTouchingThemes(tx, ctx, id, dayIn(ctx.now(), timezone));
    const procedures = await readApplyingProcedures(tx, ctx, [...new Set(contacts.flatMap(({ driverId }) => driverId ?? []))]);
    const { standing } = await readConsents(tx, ctx, person);
    return {
      customer: factsOf(person),
      timezone,
      lastContacts: contacts.slice(0, mostShown),
      openCallBacks: contacts.flatMap(openCallBack),
      reasons: reasonsOf(contacts),
      openThemes: themes.filter((theme) => theme.isOpen),
      otherThemes: themes.filter((theme) => !theme.isOpen),
      procedures,
      nextSteps: nextSteps(contacts, { themes: themes.map((theme) => ({ ...theme, ownerName: theme.owner?.name ?? null, isTold: theme.toldAt !== null })), procedures }, ctx.now(), timezone),
      wants: standing.map(({ topic, wanted }) => ({ topic, wanted })),
    };
  });
}

function openCallBack({ id: contactId, callBack }: ContactRow): CustomerContext['openCallBacks'] {
  if (callBack === null || callBack.dueAt === null || (callBack.state !== 'waiting' && callBack.state !== 'missed')) return [];
  return [{ contactId, dueAt: callBack.dueAt, state: callBack.state }];
}

/** Why they make contact, most often first. */
function reasonsOf(contacts: readonly ContactRow[]): CustomerContext['reasons'] {
  const reasons = new Map<string, CustomerContext['reasons'][number]>();
  for (const { driver, origin, journeyStage, startedAt } of contacts) {
    if (driver === null) continue;
    const known = reasons.get(driver);
    reasons.set(driver, known === undefined ? { driver, origin, journeyStage, contacts: 1, lastAt: startedAt } : { ...known, contacts: known.contacts + 1 });
  }
  return [...reasons.values()].sort((a, b) => b.contacts - a.contacts || (a.lastAt < b.lastAt ? 1 : -1));
}
