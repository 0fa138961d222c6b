import { AppError } from '@kept/core/errors.ts';
import { readHiddenFields } from '@kept/core/listen/hidden-fields.ts';
import { newId } from '@kept/db/new-id.ts';
import { surveyLink as surveyLinkTable } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { surveyUrl } from '../mail/customer-links.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';
import { sha256 } from '../secrets.ts';
import { type AskedSurvey, readAskedSurvey } from './find-asked-survey.ts';
import { linkCustomers } from './link-customers.ts';
import { emailSchema, externalIdSchema } from './receive-feedback.ts';

const dayMilliseconds = 86_400_000;
const tokenBytes = 20;

/** Who was asked, until when the answer counts, and the name their one answer has. */
export interface SurveyInvitation {
  readonly customerId: string;
  readonly expiresAt: Date;
  readonly answerKey: string;
  readonly linkId?: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** The address of a survey for one person without a row of its own: whoever opens it answers as that person, until it expires. */
export function surveyLink(ctx: Ctx, at: { orgSlug: string; surveySlug: string; surveyId: string }, invitation: Pick<SurveyInvitation, 'customerId' | 'expiresAt'>): string {
  const token = ctx.secrets.sign('survey', ['person', ctx.orgId, at.surveyId, invitation.customerId, String(invitation.expiresAt.getTime())]);
  return surveyUrl(ctx, { slug: at.orgSlug, front: ctx.front }, at.surveySlug, token);
}

/** Reads who a link was made for: by its hash, or by its signature where it carries its claims. Undefined when it is forged or belongs to another survey. */
export async function findInvitation(tx: OrgTx, ctx: Ctx, surveyId: string, token: string): Promise<SurveyInvitation | undefined> {
  const [kind, org, forSurvey, customerId = '', expires] = ctx.secrets.read('survey', token) ?? [];
  if (kind === 'person' && org === ctx.orgId && forSurvey === surveyId) return { customerId, expiresAt: new Date(Number(expires)), answerKey: `customer:${customerId}`, hidden: {} };
  if (token.length > 100) return undefined;
  const [found] = await tx.select().from(surveyLinkTable).where(and(eq(surveyLinkTable.orgId, ctx.orgId), eq(surveyLinkTable.surveyId, surveyId), eq(surveyLinkTable.tokenHash, sha256(token))));
  return found === undefined ? undefined : { customerId: found.customerId, expiresAt: found.expiresAt, answerKey: `link:${found.id}`, linkId: found.id, hidden: found.hidden };
}

/** A link's token: made again from its row whenever a mail needs it, and never stored but as a hash. 160 bits. */
export function surveyLinkToken(ctx: Ctx, linkId: string): string {
  return Buffer.from(ctx.secrets.mac('survey-link', `${ctx.orgId}\n${linkId}`), 'hex').subarray(0, tokenBytes).toString('base64url');
}

const person = z.object({ externalId: externalIdSchema.optional(), email: emailSchema.optional(), fields: z.record(z.string(), z.string()).optional() });
export const newLinks = z.object({
  customers: z
    .array(person.refine((ref) => ref.externalId !== undefined || ref.email !== undefined, { error: 'Name the customer by externalId or email.' }))
    .min(1, 'Name at least one customer.')
    .max(1000, 'Ask for at most 1,000 links at a time.'),
  days: z.int().min(1, 'A link works for at least a day.').max(90, 'A link works for at most 90 days.').default(14),
});
export const linksAnswer = z.object({ items: z.array(z.object({ customerId: z.uuid(), url: z.string(), expiresAt: z.iso.datetime() })) });

/** Makes each customer's own link to a survey, for a mail or message you send yourself. While a link of theirs with the same fields works, they get that one again. */
export async function makeSurveyLinks(ctx: Ctx, surveyId: string, input: z.infer<typeof newLinks>): Promise<z.infer<typeof linksAnswer>> {
  const own = await readOwnAddress(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const asked = await readAskedSurvey(tx, ctx, { id: surveyId });
    if (asked.endedAt !== null) throw new AppError('conflict', 'This survey has closed.');
    const customerOf = await linkCustomers(tx, ctx, input.customers);
    const expiresAt = new Date(ctx.now().getTime() + input.days * dayMilliseconds);
    const items = [];
    for (const [place, ref] of input.customers.entries()) {
      const customerId = customerOf(ref);
      if (customerId === undefined) continue;
      const made = await openLink(tx, ctx, { surveyId, customerId, hidden: takeFields(asked, ref.fields ?? {}, place), expiresAt });
      items.push({ customerId, url: surveyUrl(ctx, own, asked.slug, surveyLinkToken(ctx, made.id)), expiresAt: made.expiresAt.toISOString() });
    }
    return { items };
  });
}

async function openLink(tx: OrgTx, ctx: Ctx, wanted: Pick<typeof surveyLinkTable.$inferSelect, 'surveyId' | 'customerId' | 'hidden' | 'expiresAt'>) {
  const { surveyId, customerId, hidden, expiresAt } = wanted;
  const isTheirs = and(eq(surveyLinkTable.orgId, ctx.orgId), eq(surveyLinkTable.surveyId, surveyId), eq(surveyLinkTable.customerId, customerId), gt(surveyLinkTable.expiresAt, ctx.now()));
  const same = (await tx.select().from(surveyLinkTable).where(isTheirs)).find((link) => sameFields(link.hidden, hidden));
  if (same !== undefined) {
    const longer = same.expiresAt > expiresAt ? same.expiresAt : expiresAt;
    await tx.update(surveyLinkTable).set({ expiresAt: longer }).where(and(eq(surveyLinkTable.orgId, ctx.orgId), eq(surveyLinkTable.id, same.id)));
    return { id: same.id, expiresAt: longer };
  }
  const id = newId(ctx.now());
  await tx.insert(surveyLinkTable).values({ orgId: ctx.orgId, id, ...wanted, tokenHash: sha256(surveyLinkToken(ctx, id)), createdAt: ctx.now() });
  return { id, expiresAt };
}

/** Who makes a link is told what of it would be left out; a field the survey does not know is a mistake too. */
function takeFields(asked: AskedSurvey, given: Readonly<Record<string, string>>, place: number): Readonly<Record<string, string>> {
  const { fields, refused } = readHiddenFields(asked.definition, (name) => given[name]);
  const unknown = Object.keys(given).find((name) => !asked.definition.hidden.some((one) => one.name === name));
  const problem = unknown === undefined ? refused[0] : `The survey has no hidden field “${unknown}”.`;
  if (problem !== undefined) throw new AppError('invalid', problem, [{ pointer: `/customers/${place}/fields`, message: problem }]);
  return fields;
}

function sameFields(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
