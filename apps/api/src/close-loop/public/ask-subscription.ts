import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { writeSurveyDay } from '@kept/core/listen/write-survey-day.ts';
import { newId } from '@kept/db/new-id.ts';
import { inOrg } from '@kept/db/scope.ts';
import * as template from '@kept/emails/confirm-subscription.tsx';
import { paintMail } from '@kept/emails/paint-mail.ts';
import { renderMail } from '@kept/emails/render.ts';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../../mail/customer-links.ts';
import { queueMail } from '../../mail/queue-mail.ts';
import type { PublicVoice } from './public-words.ts';

/** So long a link that confirms a subscription works. */
export const subscriptionDays = 14;

/**
 * Asks an address whether it wants the news: one mail a day at most, none to an address that unsubscribed, bounced or complained. Whoever
 * entered it is told the same in every case, so that nobody learns who is known here. False when it is not an address at all.
 */
export async function askSubscription(ctx: Ctx, voice: Omit<PublicVoice, 'isAsked'>, entered: string): Promise<boolean> {
  const { language } = voice;
  const email = normaliseEmail(entered);
  if (email === undefined) return false;
  const [now, addressMac] = [ctx.now(), addressMacOf(ctx, email)];
  const today = dayIn(now, voice.timezone);
  const id = newId(now);
  const written = await renderMail(template, {
    organisationName: voice.organisationName,
    postalAddress: voice.postalAddress,
    confirmUrl: `${voice.front ?? ctx.place.baseUrl}/n/${ctx.secrets.sign('subscription', [ctx.orgId, id])}${language === 'en' ? '' : `?lang=${language}`}`,
    worksUntil: writeSurveyDay(language, addDaysTo(today, subscriptionDays)),
    language,
  });
  const message = paintMail(written, voice.accent);
  await inOrg(ctx.db, ctx.orgId, (tx) => queueMail(tx, ctx, { id, kind: 'subscription', occasion: today, recipient: `address:${addressMac}`, to: { name: null, email: entered }, subject: message.subject, html: message.html, plainText: message.text }));
  await ctx.wake('send-mail', ctx.orgId);
  return true;
}
