import { dayIn } from '@kept/core/calendar.ts';
import { firstNameOf } from '@kept/core/close-loop/own-points.ts';
import { accentOf } from '@kept/core/organisation/accent.ts';
import { nextDigestOn } from '@kept/core/digest-period.ts';
import type { MailContent } from '@kept/emails/digest-shape.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { paintMail } from '@kept/emails/paint-mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';
import { composeInvitation, type Invitation } from './compose-invitation.ts';
import { customerLinks, surveyUrl } from './customer-links.ts';

/** Who is written to, and what about. */
export interface Invited extends Pick<Invitation, 'definition' | 'hidden' | 'contact' | 'closesAt' | 'timezone' | 'isReminder'> {
  readonly customer: { readonly id: string; readonly name: string | null; readonly emailNormal: string; readonly language: string };
  readonly surveySlug: string;
  readonly token: string;
}

/** Writes invitations and reminders in the organisation's name. */
export interface SurveySender {
  readonly write: (invited: Invited) => Promise<MailContent>;
}

/** Reads once in whose name invitations go out; opens its own transactions. */
export async function openSurveySender(ctx: Ctx): Promise<SurveySender> {
  const own = await readOwnAddress(ctx);
  const [settings] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ timezone: setting.timezone, digestCadence: setting.digestCadence, postalAddress: setting.postalAddress, accent: setting.accent, accentDark: setting.accentDark }).from(setting).where(eq(setting.orgId, ctx.orgId)));
  const accent = accentOf(settings?.accent ?? null, settings?.accentDark ?? null);
  const signer = { ...ctx, front: own.front };
  const publishedOn = nextDigestOn(dayIn(ctx.now(), settings?.timezone ?? 'UTC'), settings?.digestCadence ?? 'quarterly');
  return {
    write: async ({ customer, surveySlug, token, ...invited }) =>
      paintMail(await composeInvitation({
        ...invited,
        sender: { organisationName: own.name, postalAddress: settings?.postalAddress || own.name, ...customerLinks(signer, { customerId: customer.id, emailNormal: customer.emailNormal, language: customer.language }) },
        firstName: firstNameOf(customer.name),
        language: customer.language,
        url: surveyUrl(ctx, own, surveySlug, token),
        publishedOn,
      }), accent),
  };
}
