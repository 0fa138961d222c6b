import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { claimAt, readLink } from '../read-link.ts';
import { readClickScript } from './read-click-script.ts';
import { recordClick } from './record-click.ts';
import { watchClicks } from './watch-clicks.ts';

/** Clicks in digests: pages their links lead to are watched, and such a page tells here when a person is at it. No address to go to is taken from a request. */
export const clickRoutes = new Hono<AppEnv>()
  .use('/a/:token', watchClicks)
  .use('/r/:token', watchClicks)
  .use('/o/:org/themes/:id', watchClicks)
  .get('/clicked.js', async (c) => c.body(await readClickScript(), 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }))
  .post('/k/:token', async (c) => {
    const { ctx, claims } = readLink(c, 'click', 3);
    await recordClick(ctx, { mailId: claimAt(claims, 1), position: Number(claimAt(claims, 2)) }, 'page');
    return c.body(null, 204);
  });
