import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { newId } from '@kept/db/new-id.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../../mail/customer-links.ts';
import { recordConsents } from '../../mail/record-consents.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { subscriptionDays } from './ask-subscription.ts';

const dayMs = 86_400_000;

/** The address a link was sent to, as it was entered and as it is compared. */
interface Asked {
  readonly email: string;
  readonly emailNormal: string;
}

/** The address a link to confirm was sent to; undefined when the link is too old or the address was forgotten. */
export async function findSubscription(ctx: Ctx, mailId: string): Promise<Asked | undefined> {
  return inOrg(ctx.db, ctx.orgId, (tx) => findAsked(tx, ctx, mailId));
}

/**
 * Takes the yes of whoever reads the mail: the address is on record as wanting the digest, with the day and where it was said. A stranger
 * becomes a customer nothing is known of, with the address as id until a real one comes, so that links, erasure and export work as for everybody; pressed twice it is one.
 * A stranger's digests are in the language they said yes in. The emailed address, or undefined where the link is over.
 */
export async function confirmSubscription(ctx: Ctx, mailId: string, language: SurveyLanguage): Promise<Asked | undefined> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const asked = await findAsked(tx, ctx, mailId);
    if (asked === undefined) return undefined;
    const now = ctx.now();
    const addressMac = addressMacOf(ctx, asked.emailNormal);
    const isTheirs = and(eq(customer.orgId, ctx.orgId), eq(customer.emailNormal, asked.emailNormal));
    const [known] = await tx.select({ id: customer.id }).from(customer).where(isTheirs).limit(1);
    if (known === undefined) await tx.insert(customer).values({ orgId: ctx.orgId, id: newId(now), externalId: asked.emailNormal, ...asked, addressMac, language, createdAt: now, subscribedAt: now }).onConflictDoNothing();
    else await tx.update(customer).set({ subscribedAt: now }).where(and(isTheirs, isNull(customer.subscribedAt)));
    await recordConsents(tx, ctx, [{ addressMac, topic: 'digest', granted: true, source: 'subscription', saidAt: now }]);
    await recordAudit(tx, ctx, 'confirm-subscription', `address:${addressMac.slice(0, 16)}`);
    return asked;
  });
}

async function findAsked(tx: OrgTx, ctx: Ctx, mailId: string): Promise<Asked | undefined> {
  const since = new Date(ctx.now().getTime() - subscriptionDays * dayMs);
  const [asked] = await tx.select({ email: mail.toEmail, emailNormal: mail.emailNormal }).from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, mailId), eq(mail.kind, 'subscription'), gt(mail.createdAt, since)));
  if (asked === undefined || asked.email === null || asked.emailNormal === null) return undefined;
  return { email: asked.email, emailNormal: asked.emailNormal };
}
