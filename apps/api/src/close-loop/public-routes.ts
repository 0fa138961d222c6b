import { type FixAnswer, fixAnswers } from '@kept/core/vocabulary.ts';
import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { receiptUrl } from '../mail/customer-links.ts';
import { mailPageRoutes } from './mail-page-routes.ts';
import { previewPage } from './preview-page.ts';
import { publicPage } from './public-page.ts';
import { readAskedTheme } from './read-asked-theme.ts';
import { claimAt, readForm, readLink } from './read-link.ts';
import { readPublicOrganisation } from './read-public-organisation.ts';
import { readPublicPage } from './read-public-page.ts';
import { readReceipt } from './read-receipt.ts';
import { readVoice } from './read-voice.ts';
import { answeredPage, answerPage, receiptPage } from './receipt-page.ts';
import { type AskedFix, recordAnswer } from './record-answer.ts';

/** Public pages of this stage, server-rendered: "You said, we did", the receipt, "did it fix it?", and the ways out of mail. */
export const closeLoopPages = new Hono<AppEnv>()
  .route('/', mailPageRoutes)
  .get('/r/preview', (c) => c.html(previewPage()))
  .get('/a/preview', (c) => c.html(previewPage()))
  .get('/o/:org', async (c) => {
    const ctx = await readPublicOrganisation(c.var.deps, c.req.param('org'));
    const voice = await readVoice(ctx);
    return c.html(publicPage(voice.organisationName, await readPublicPage(ctx, voice)));
  })
  .get('/r/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'receipt', 2);
    const voice = await readVoice(ctx);
    const customerId = claimAt(claims, 1);
    const receipt = await readReceipt(ctx, voice, customerId);
    c.header('Cache-Control', 'no-store');
    return c.html(receiptPage(voice.organisationName, receipt, (fix) => `/a/${ctx.secrets.sign('answer', [ctx.orgId, customerId, fix.themeId, String(fix.resolutionNumber)])}`));
  })
  .get('/a/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'answer', 4);
    const { organisationName } = await readVoice(ctx);
    return c.html(answerPage(organisationName, await readAskedTheme(ctx, claimAt(claims, 2)), answerIn(c.req.query('answer'))));
  })
  .post('/a/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'answer', 4);
    const { organisationName } = await readVoice(ctx);
    const fix: AskedFix = { customerId: claimAt(claims, 1), themeId: claimAt(claims, 2), resolutionNumber: Number(claimAt(claims, 3)) };
    const answer = answerIn((await readForm(c)).answer);
    if (answer === undefined) return c.html(answerPage(organisationName, await readAskedTheme(ctx, fix.themeId), undefined, 'Choose one answer'), 422);
    await recordAnswer(ctx, fix, answer);
    return c.html(answeredPage(organisationName, answer, receiptUrl(ctx, fix.customerId)));
  });

function answerIn(text: string | undefined): FixAnswer | undefined {
  return fixAnswers.find((answer) => answer === text);
}
