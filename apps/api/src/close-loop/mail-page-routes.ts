import { mailTopics } from '@kept/core/vocabulary.ts';
import { type Context, Hono } from 'hono';
import type { Ctx } from '../context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { readForm } from '../http/read-form.ts';
import type { PageVoice } from './customer-page.ts';
import { readMailChoices, saveMailChoices } from './mail-choices.ts';
import { preferencesPage } from './preferences-page.ts';
import { previewPage } from './preview-page.ts';
import { claimAt, readLink } from './read-link.ts';
import { readPageLanguage } from './read-page-language.ts';
import { readPageVoice } from './read-page-voice.ts';
import { unsubscribe } from './unsubscribe.ts';
import { unsubscribePage } from './unsubscribe-page.ts';

/** Unsubscribe and preferences: opening a link changes nothing; a POST needs no cookie and no script (RFC 8058). */
export const mailPageRoutes = new Hono<AppEnv>()
  .get('/u/preview', (c) => c.html(previewPage()))
  .get('/p/preview', (c) => c.html(previewPage()))
  .get('/u/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'unsubscribe', 2, 3);
    const voice = await voiceFor(c, ctx);
    const { suppressed } = await readMailChoices(ctx, claimAt(claims, 1));
    return c.html(unsubscribePage(voice, suppressed !== undefined, `/p/${ctx.secrets.sign('preferences', claims)}`));
  })
  .post('/u/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'unsubscribe', 2, 3);
    const voice = await voiceFor(c, ctx);
    await unsubscribe(ctx, claimAt(claims, 1), claims[2]);
    return c.html(unsubscribePage(voice, true, `/p/${ctx.secrets.sign('preferences', claims)}`));
  })
  .get('/p/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'preferences', 2, 3);
    const voice = await voiceFor(c, ctx);
    return c.html(preferencesPage(voice, await readMailChoices(ctx, claimAt(claims, 1)), false));
  })
  .post('/p/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'preferences', 2, 3);
    const voice = await voiceFor(c, ctx);
    const form = await readForm(c);
    const addressMac = claimAt(claims, 1);
    await (form.nothing === undefined ? saveMailChoices(ctx, addressMac, new Set(mailTopics.filter((topic) => form[topic] !== undefined)), claims[2]) : unsubscribe(ctx, addressMac, claims[2]));
    return c.html(preferencesPage(voice, await readMailChoices(ctx, addressMac), true));
  });

/** An address says nothing of its language; the link in the mail does, then the browser. */
async function voiceFor(c: Context<AppEnv>, ctx: Ctx): Promise<PageVoice> {
  return { ...(await readPageVoice(ctx)), language: await readPageLanguage(c, ctx) };
}
