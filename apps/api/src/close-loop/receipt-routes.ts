import { Hono } from 'hono';
import { eraseCustomer } from '../forget/erase-customer.ts';
import type { AppEnv } from '../http/app-env.ts';
import { receiptUrl } from '../mail/customer-links.ts';
import { erasedPage, erasePage } from './erase-page.ts';
import { previewPage } from './preview-page.ts';
import { claimAt, readLink } from './read-link.ts';
import { readPageLanguage } from './read-page-language.ts';
import { readReceipt } from './read-receipt.ts';
import { readPageVoice } from './read-page-voice.ts';
import { receiptPage } from './receipt-page.ts';

/** A customer's own page and the way to have everything about them deleted: opening either changes nothing, and neither needs a cookie or a script. */
export const receiptRoutes = new Hono<AppEnv>()
  .get('/r/preview', (c) => c.html(previewPage()))
  .get('/r/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'receipt', 2);
    const voice = await readPageVoice(ctx);
    const customerId = claimAt(claims, 1);
    const language = await readPageLanguage(c, ctx, customerId);
    const receipt = await readReceipt(ctx, voice, customerId, language);
    c.header('Cache-Control', 'no-store');
    return c.html(receiptPage({ ...voice, language }, receipt, { erase: `${receiptUrl(ctx, customerId)}/erase`, answer: (fix) => `/a/${ctx.secrets.sign('answer', [ctx.orgId, customerId, fix.themeId, String(fix.resolutionNumber)])}` }));
  })
  .get('/r/:token/erase', async (c) => {
    const { ctx, claims } = readLink(c, 'receipt', 2);
    const voice = await readPageVoice(ctx);
    const customerId = claimAt(claims, 1);
    const language = await readPageLanguage(c, ctx, customerId);
    await readReceipt(ctx, voice, customerId, language);
    c.header('Cache-Control', 'no-store');
    return c.html(erasePage({ ...voice, language }, receiptUrl(ctx, customerId)));
  })
  .post('/r/:token/erase', async (c) => {
    const { ctx, claims } = readLink(c, 'receipt', 2);
    const voice = await readPageVoice(ctx);
    const customerId = claimAt(claims, 1);
    const language = await readPageLanguage(c, ctx, customerId);
    await eraseCustomer(ctx, customerId);
    c.header('Cache-Control', 'no-store');
    return c.html(erasedPage({ ...voice, language }));
  });
