import { notFound } from '@kept/core/errors.ts';
import { mailConsent } from '@kept/db/schema/close-loop/consents.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { mail, mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { idempotentAnswer } from '@kept/db/schema/organisation/keys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { addressMacOf } from '../mail/customer-links.ts';
import { suppressAddress } from '../mail/suppression/suppress-address.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { forgetWrittenMessages } from '../organisation/webhooks/forget-deliveries.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { forgetContacts } from './forget-contacts.ts';
import { forgetDecisions } from './forget-decisions.ts';
import { forgetImportTraces } from './forget-import-traces.ts';
import { forgetReading } from './forget-clicks.ts';
import { forgetMails } from './forget-mails.ts';
import { forgetMessageBodies } from './forget-message-bodies.ts';
import { forgetWaitingReplies } from './forget-waiting-replies.ts';
import { forgetSaid } from './forget-said.ts';
import { forgottenId } from './forgotten-id.ts';
import { hideName } from './hide-name.ts';
import { hideSentences } from './hide-sentences.ts';
import { rememberForgotten } from './remember-forgotten.ts';

export const erasureAnswer = z.object({ texts: z.int(), contacts: z.int(), mails: z.int() });
export type ErasureAnswer = z.infer<typeof erasureAnswer>;

type Customer = typeof customer.$inferSelect;

/**
 * Erases a person, all or nothing: name, address, ids, every word they said and every mail they got. What is counted stays without
 * them, HMACs of their ids and address keep them from coming back with the next file, and the address gets no mail any more.
 */
export async function eraseCustomer(ctx: Ctx, id: string): Promise<ErasureAnswer> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const [person] = await tx.select().from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, id))).for('update');
    if (person === undefined) throw notFound('customer');
    const forgotten = await forgetTheirs(tx, ctx, person);
    await forgetImportTraces(tx, ctx, person);
    await tx.delete(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, id)));
    await rememberToForget(tx, ctx, person);
    const names = new Set([person.name, person.email, person.emailNormal].flatMap((name) => name?.toLowerCase() ?? []));
    for (const name of names) await hideName(tx, ctx, name);
    await forgetWrittenMessages(tx, ctx);
    await recordAudit(tx, ctx, 'erase-customer', `customer:${id}`, { ...forgotten });
    return forgotten;
  });
}

async function forgetTheirs(tx: OrgTx, ctx: Ctx, person: Customer): Promise<ErasureAnswer> {
  const said = await tx.select({ id: feedback.id, text: feedback.text }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, person.id))).orderBy(feedback.id).for('update');
  const contacts = await tx.select({ id: interaction.id, externalId: interaction.externalId }).from(interaction).where(and(eq(interaction.orgId, ctx.orgId), eq(interaction.customerId, person.id)));
  const hasAsked = person.emailNormal === null ? undefined : and(eq(mail.kind, 'subscription'), eq(mail.emailNormal, person.emailNormal));
  const mails = await tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, ctx.orgId), or(eq(mail.customerId, person.id), eq(mail.recipient, `customer:${person.id}`), hasAsked)));
  await hideSentences(tx, ctx, said.map(({ text }) => text));
  await forgetSaid(tx, ctx, said.map((row) => row.id));
  await forgetDecisions(tx, ctx, eq(surveyDecision.customerId, person.id));
  await forgetContacts(tx, ctx, contacts);
  await forgetMails(tx, ctx, mails.map((row) => row.id));
  await forgetReading(tx, ctx, mails.map((row) => row.id));
  await tx.delete(fixAnswer).where(and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.customerId, person.id)));
  await tx.delete(noticeTelling).where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.customerId, person.id)));
  await forgetAnswers(tx, ctx, person);
  await forgetMessageBodies(tx, ctx, person);
  await forgetWaitingReplies(tx, ctx, person);
  return { texts: said.length, contacts: contacts.length, mails: mails.length };
}

/** Answers kept for repeats of a request may name the person; what is repeated then counts as new. */
async function forgetAnswers(tx: OrgTx, ctx: Ctx, { id, externalId, email, name }: Customer): Promise<void> {
  const names = [id, externalId, email, name].filter((each) => each !== null);
  await tx.delete(idempotentAnswer).where(and(eq(idempotentAnswer.orgId, ctx.orgId), or(...names.map((each) => sql`strpos(${idempotentAnswer.body}, ${each}) > 0`))));
}

/** The person does not come back under the same id or address, and what they chose about mail becomes "nothing". */
async function rememberToForget(tx: OrgTx, ctx: Ctx, person: Customer): Promise<void> {
  await rememberForgotten(tx, ctx, [{ mac: forgottenId(ctx, 'customer', person.externalId), leftId: null }]);
  const email = person.emailNormal;
  if (email === null || (await isShared(tx, ctx, email))) return;
  await rememberForgotten(tx, ctx, [{ mac: forgottenId(ctx, 'email', email), leftId: null }]);
  const addressMac = addressMacOf(ctx, email);
  await tx.delete(mailConsent).where(and(eq(mailConsent.orgId, ctx.orgId), eq(mailConsent.addressMac, addressMac)));
  await tx.delete(mailPreference).where(and(eq(mailPreference.orgId, ctx.orgId), eq(mailPreference.addressMac, addressMac)));
  // That they complained stays on record; why else they got nothing, and what colleagues noted of it, goes with them.
  const isTheirs = and(eq(suppression.orgId, ctx.orgId), eq(suppression.addressMac, addressMac));
  await tx.delete(suppression).where(and(isTheirs, inArray(suppression.reason, ['unsubscribed', 'bounced', 'blocked'])));
  await tx.update(suppression).set({ note: null, liftedBecause: null }).where(isTheirs);
  await suppressAddress(tx, ctx, addressMac, 'erased');
}

/** Two people at one address: the other one goes on hearing from us. */
async function isShared(tx: OrgTx, ctx: Ctx, email: string): Promise<boolean> {
  const others = await tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.emailNormal, email))).limit(1);
  return others.length > 0;
}
