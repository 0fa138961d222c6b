import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { readForm } from '../http/read-form.ts';
import { answerFix, fixAnswerIn } from './answer-fix.ts';
import { answerPage } from './answer-pages.ts';
import { shownImageRoutes } from './brand/shown-image-routes.ts';
import { mailPageRoutes } from './mail-page-routes.ts';
import { previewPage } from './preview-page.ts';
import { publicPageRoutes } from './public/public-page-routes.ts';
import { readAskedTheme } from './read-asked-theme.ts';
import { claimAt, readLink } from './read-link.ts';
import { readPageLanguage } from './read-page-language.ts';
import { readPageVoice } from './read-page-voice.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { clickRoutes } from './report/click-routes.ts';
import { sessionPages } from './session-routes.ts';

/** Public pages of this stage, server-rendered: "You said, we did", the receipt, "did it fix it?", and the ways out of mail. */
export const closeLoopPages = new Hono<AppEnv>()
  .route('/', clickRoutes)
  .route('/', mailPageRoutes)
  .route('/', receiptRoutes)
  .route('/', sessionPages)
  .route('/', publicPageRoutes)
  .route('/', shownImageRoutes)
  .get('/a/preview', (c) => c.html(previewPage()))
  .get('/a/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'answer', 4);
    const voice = await readPageVoice(ctx);
    const language = await readPageLanguage(c, ctx, claimAt(claims, 1));
    return c.html(answerPage({ ...voice, language }, await readAskedTheme(ctx, claimAt(claims, 2)), fixAnswerIn(c.req.query('answer'))));
  })
  .post('/a/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'answer', 4);
    const fix = { customerId: claimAt(claims, 1), themeId: claimAt(claims, 2), resolutionNumber: Number(claimAt(claims, 3)) };
    const voice = await readPageVoice(ctx);
    const language = await readPageLanguage(c, ctx, fix.customerId);
    const { body, status } = await answerFix(ctx, { ...voice, language }, fix, await readForm(c));
    return c.html(body, status);
  });
