import { type Context, Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { callerAddress } from '../../http/caller.ts';
import { readForm } from '../../http/read-form.ts';
import { claimAt, readLink } from '../read-link.ts';
import { preferencesUrl } from '../../mail/customer-links.ts';
import { readPageVoice } from '../read-page-voice.ts';
import { askSubscription } from './ask-subscription.ts';
import { confirmSubscription, findSubscription } from './confirm-subscription.ts';
import { openPublicPage, voiceIn } from './open-public-page.ts';
import { askedPage, confirmedPage, confirmPage, lapsedPage, wrongAddressPage } from './subscription-pages.ts';

/** News for people who are no customers: an address is entered, the mail asks, the button behind its link says yes (double opt-in). Looking changes nothing. */
export const subscriptionRoutes = new Hono<AppEnv>()
  .post('/o/:org/news', async (c) => {
    await c.var.deps.limits.subscriptionByAddress.take(callerAddress(c));
    const { ctx, voice } = await openPublicPage(c);
    const { email = '', website = '' } = await readForm(c);
    // Programs fill in every field; they are told the same and nobody is mailed.
    const isAddress = website !== '' || (await askSubscription(ctx, voice, email));
    c.header('Cache-Control', 'no-store');
    return isAddress ? c.html(askedPage(voice)) : c.html(wrongAddressPage(voice, email), 422);
  })
  .get('/n/:token', async (c) => {
    const { ctx, mailId, voice } = await openLink(c);
    const found = await findSubscription(ctx, mailId);
    return found === undefined ? c.html(lapsedPage(voice), 410) : c.html(confirmPage(voice, found.email));
  })
  .post('/n/:token', async (c) => {
    const { ctx, mailId, voice } = await openLink(c);
    const confirmed = await confirmSubscription(ctx, mailId, voice.language);
    return confirmed === undefined ? c.html(lapsedPage(voice), 410) : c.html(confirmedPage(voice, confirmed.email, preferencesUrl(ctx, confirmed.emailNormal)));
  });

async function openLink(c: Context<AppEnv>) {
  const { ctx, claims } = readLink(c, 'subscription', 2);
  c.header('Cache-Control', 'no-store');
  return { ctx, mailId: claimAt(claims, 1), voice: await voiceIn(c, ctx, await readPageVoice(ctx)) };
}
