import { blockKinds, journeyStages } from '@kept/core/vocabulary.ts';
import { inOrg } from '@kept/db/scope.ts';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { readLoopKept } from '../read-loop-kept.ts';
import { archivedDigestPage, digestArchivePage } from './digest-archive-pages.ts';
import { drawShareImage } from './draw-share-image.ts';
import { embeddedPage } from './embedded-page.ts';
import { listPublicDigests, readPublicDigest } from './list-public-digests.ts';
import { listPublicThemes } from './list-public-themes.ts';
import { newsFeed } from './news-feed.ts';
import { idIn, openPublicPage, openPublicSource } from './open-public-page.ts';
import { publicFacts } from './public-facts.ts';
import { publicPage } from './public-page.ts';
import { publicThemePage } from './public-theme-page.ts';
import { addressOf, type PublicVoice } from './public-words.ts';
import { readPublicPage } from './read-public-page.ts';
import { readPublicTheme } from './read-public-theme.ts';
import { subscriptionRoutes } from './subscription-routes.ts';

const longestWords = 100;
const word = z.string().trim().transform((words) => words.slice(0, longestWords)).catch('');
const question = z.object({ q: word, kind: z.enum(blockKinds).optional().catch(undefined), stage: z.enum(journeyStages).optional().catch(undefined), page: z.coerce.number().int().min(1).max(1000).catch(1) });

const readThemes = ({ ctx, voice }: { ctx: Ctx; voice: PublicVoice }) => inOrg(ctx.db, ctx.orgId, (tx) => listPublicThemes(tx, ctx, voice));
const readKept = ({ ctx }: { ctx: Ctx }) => inOrg(ctx.db, ctx.orgId, (tx) => readLoopKept(tx, ctx));

/** "You said, we did" for everybody: the page, one theme, what went out, and the same as feed, data and block. Whoever asks again within a minute may be shown what they have. */
export const publicPageRoutes = new Hono<AppEnv>()
  .use('/o/*', etag())
  .route('/', subscriptionRoutes)
  .get('/o/:org', async (c) => {
    const { ctx, voice } = await openPublicPage(c);
    const { q: words, ...asked } = question.parse(c.req.query());
    const chosen = { words, kind: asked.kind, stage: asked.stage, page: asked.page };
    return c.html(publicPage(voice, await readPublicPage(ctx, voice, chosen), chosen));
  })
  .get('/o/:org/themes/:id', async (c) => {
    const { ctx, voice } = await openPublicPage(c);
    const found = await readPublicTheme(ctx, voice, idIn(c));
    return 'movedTo' in found ? c.redirect(addressOf(voice, `/themes/${found.movedTo}`), 302) : c.html(publicThemePage(voice, found));
  })
  .get('/o/:org/themes/:id/share.png', async (c) => {
    const { ctx, voice } = await openPublicSource(c);
    const found = await readPublicTheme(ctx, voice, idIn(c));
    return 'movedTo' in found ? c.redirect(addressOf(voice, `/themes/${found.movedTo}/share.png`), 302) : c.body(await drawShareImage(voice, found.theme), 200, { 'Content-Type': 'image/png' });
  })
  .get('/o/:org/digests', async (c) => {
    const { ctx, voice } = await openPublicPage(c);
    return c.html(digestArchivePage(voice, await listPublicDigests(ctx, voice)));
  })
  .get('/o/:org/digests/:id', async (c) => {
    const { ctx, voice } = await openPublicPage(c);
    return c.html(archivedDigestPage(voice, await readPublicDigest(ctx, voice, idIn(c))));
  })
  .get('/o/:org/feed.atom', async (c) => {
    const opened = await openPublicSource(c);
    return c.body(await newsFeed(opened.voice, await readThemes(opened), await listPublicDigests(opened.ctx, opened.voice)).toString(), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
  })
  .get('/o/:org/data.json', async (c) => {
    const opened = await openPublicSource(c);
    c.header('Access-Control-Allow-Origin', '*');
    return c.json(publicFacts(opened.voice, await readThemes(opened), await readKept(opened), await listPublicDigests(opened.ctx, opened.voice)));
  })
  .get('/o/:org/embed', async (c) => {
    const opened = await openPublicPage(c);
    c.set('framedBy', ['*']);
    return c.html(embeddedPage(opened.voice, await readThemes(opened), await readKept(opened)));
  });
