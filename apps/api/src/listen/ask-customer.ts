import { AppError } from '@kept/core/errors.ts';
import { readHiddenFields } from '@kept/core/listen/hidden-fields.ts';
import { whyOutdated } from '@kept/core/listen/invitation-standing.ts';
import { isOpenHour, nextOpenHour } from '@kept/core/listen/open-hours.ts';
import { type SendingCode, sendingCodeWords } from '@kept/core/sending-words.ts';
import { newId } from '@kept/db/new-id.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { surveyLink } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { holdAddresses, readAddress } from '../mail/address-facts.ts';
import { openZones } from '../mail/open-zones.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { readStandings } from '../mail/read-standings.ts';
import type { SurveySender } from '../mail/survey-sender.ts';
import { sha256 } from '../secrets.ts';
import { type AskedSurvey, readAskedSurvey } from './find-asked-survey.ts';
import { readSendingPlans, type SurveySending } from './read-sending-plans.ts';
import { surveyLinkToken } from './survey-link.ts';

const dayMs = 86_400_000;

type Decision = typeof surveyDecision.$inferSelect;

/** A decision with everything around it that an invitation or reminder needs. */
export interface Asking {
  readonly decision: Decision;
  readonly sending: SurveySending;
  readonly asked: AskedSurvey;
  readonly customer: typeof customer.$inferSelect;
  readonly emailNormal: string | null;
  readonly timezone: string;
  readonly contact: { readonly channel: (typeof interaction.$inferSelect)['channel']; readonly endedAt: Date; readonly reason: string | null; readonly externalId: string } | undefined;
}

/** Sends one invitation that is due, or notes why not, all in one transaction: whoever is killed on the way has sent and noted nothing. Says whether a mail waits now. */
export async function askCustomer(ctx: Ctx, sender: SurveySender, decisionId: string): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.id, decisionId));
    await holdTheirs(tx, ctx, decisionId);
    const [decision] = await tx.select().from(surveyDecision).where(isThis).for('update', { skipLocked: true });
    if (decision?.dueAt === null || decision === undefined || decision.dueAt > ctx.now()) return false;
    const asking = await readAsking(tx, ctx, decision);
    const refuse = (code: SendingCode, reason: string, mailId: string | null = null) => tx.update(surveyDecision).set({ state: 'not_sent', dueAt: null, code, reason, mailId }).where(isThis);
    if ('code' in asking) await refuse(asking.code, asking.reason);
    if ('code' in asking) return false;
    if (!isOpenHour(ctx.now(), asking.timezone)) {
      await tx.update(surveyDecision).set({ dueAt: nextOpenHour(ctx.now(), asking.timezone) }).where(isThis);
      return false;
    }
    const made = await invite(tx, ctx, sender, asking);
    if (made.leftOut === undefined) await tx.update(surveyDecision).set({ state: 'invited', dueAt: null, ...made.sent }).where(isThis);
    else await refuse(made.leftOut.code, made.leftOut.reason, made.mailId);
    return made.leftOut === undefined;
  });
}

/** Holds whoever a decision is about before the decision itself, as an erasure does, and everybody at the same address in one order: two workers wait for each other and never in a ring. */
export async function holdTheirs(tx: OrgTx, ctx: Ctx, decisionId: string): Promise<void> {
  const [theirs] = await tx
    .select({ id: customer.id, emailNormal: customer.emailNormal })
    .from(surveyDecision)
    .innerJoin(customer, and(eq(customer.orgId, surveyDecision.orgId), eq(customer.id, surveyDecision.customerId)))
    .where(and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.id, decisionId)));
  if (theirs === undefined) return;
  if (theirs.emailNormal !== null) await holdAddresses(tx, ctx, [theirs.emailNormal]);
  else await tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, theirs.id))).for('no key update');
}

async function invite(tx: OrgTx, ctx: Ctx, sender: SurveySender, asking: Asking) {
  const { decision, sending, customer: who, timezone } = asking;
  const now = ctx.now();
  const linkId = newId(now);
  const expiresAt = new Date(now.getTime() + sending.plan.answerDays * dayMs);
  const hidden = hiddenOf(asking);
  const made = await writeTo(tx, ctx, sender, asking, { linkId, expiresAt, hidden, isReminder: false });
  if (made.leftOut !== undefined) return made;
  await tx.insert(surveyLink).values({ orgId: ctx.orgId, id: linkId, surveyId: decision.surveyId, customerId: who.id, tokenHash: sha256(surveyLinkToken(ctx, linkId)), hidden, expiresAt, createdAt: now });
  const days = sending.plan.remindAfterDays;
  return { ...made, sent: { linkId, mailId: made.mailId, invitedAt: now, remindAt: days === null ? null : nextOpenHour(new Date(now.getTime() + days * dayMs), timezone) } };
}

/** Puts one invitation or reminder on record through the one way every customer's mail takes. */
export async function writeTo(tx: OrgTx, ctx: Ctx, sender: SurveySender, asking: Asking, { linkId, expiresAt, hidden, isReminder }: { linkId: string; expiresAt: Date; hidden: Readonly<Record<string, string>>; isReminder: boolean }) {
  const { decision, asked, customer: who, emailNormal, contact, timezone } = asking;
  const content = emailNormal === null ? empty : await sender.write({ customer: { ...who, emailNormal }, surveySlug: asked.slug, token: surveyLinkToken(ctx, linkId), definition: asked.definition, hidden, contact, closesAt: expiresAt, timezone, isReminder });
  const made = await queueMail(tx, ctx, {
    kind: isReminder ? 'reminder' : 'survey',
    occasion: decision.id,
    recipient: `customer:${who.id}`,
    customerId: who.id,
    to: { name: who.name, email: who.email },
    subject: content.subject,
    html: content.html,
    plainText: content.text,
    isQuarterly: decision.period !== null,
  });
  if (made === undefined) throw new Error('An invitation was written twice.');
  return { mailId: made.id, leftOut: made.leftOut, sent: undefined };
}

const empty = { subject: 'A question for you', html: '', text: '' };

/** Reads what is around a decision as it is now; or why nobody is asked any more. */
export async function readAsking(tx: OrgTx, ctx: Ctx, decision: Decision): Promise<Asking | { readonly code: SendingCode; readonly reason: string }> {
  const standing = (await readStandings(tx, ctx, [decision.id])).get(decision.id);
  const outdated = standing === undefined ? 'survey_closed' : whyOutdated(standing, ctx.now());
  const found = (await readSendingPlans(tx, ctx)).find((one) => one.surveyId === decision.surveyId);
  const asked = await readAskedSurvey(tx, ctx, { id: decision.surveyId }).catch(unlessUnpublished);
  if (outdated !== undefined || found === undefined || asked === undefined) return leftOut(outdated ?? 'survey_closed');
  const [who] = decision.customerId === null ? [] : await tx.select().from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, decision.customerId)));
  if (who === undefined) return leftOut('no_customer');
  return { decision, sending: found, asked, customer: who, emailNormal: readAddress(who.email).emailNormal, timezone: (await openZones(tx, ctx))(who.timezone), contact: await readContact(tx, ctx, decision) };
}

const leftOut = (code: SendingCode) => ({ code, reason: sendingCodeWords[code] });

function unlessUnpublished(error: unknown): undefined {
  if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
}

async function readContact(tx: OrgTx, ctx: Ctx, { interactionId }: Decision): Promise<Asking['contact']> {
  if (interactionId === null) return undefined;
  const [found] = await tx
    .select({ channel: interaction.channel, endedAt: interaction.endedAt, startedAt: interaction.startedAt, reason: contactDriver.name, externalId: interaction.externalId })
    .from(interaction)
    .leftJoin(contactDriver, and(eq(contactDriver.orgId, interaction.orgId), eq(contactDriver.id, interaction.driverId)))
    .where(and(eq(interaction.orgId, ctx.orgId), eq(interaction.id, interactionId)));
  return found === undefined ? undefined : { ...found, endedAt: found.endedAt ?? found.startedAt };
}

/** A survey that declares the hidden fields channel, reason or contact gets them filled from the contact. */
function hiddenOf({ asked, contact }: Asking): Readonly<Record<string, string>> {
  const known: Readonly<Record<string, string | undefined>> = { channel: contact?.channel, reason: contact?.reason ?? undefined, contact: contact?.externalId };
  return readHiddenFields(asked.definition, (name) => known[name]).fields;
}
