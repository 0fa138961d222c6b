import { Hono } from 'hono';
import type { AppEnv } from '../../http/app-env.ts';
import { claimAt, readLink } from '../read-link.ts';
import { readShownImage } from './read-shown-image.ts';

/** Pictures as mail programs and browsers fetch them: no cookie, no script, the type we found and no other, kept by whoever likes. */
export const shownImageRoutes = new Hono<AppEnv>().get('/i/:token', async (c) => {
  const { ctx, claims } = readLink(c, 'image', 2);
  const { type, bytes } = await readShownImage(ctx, claimAt(claims, 1));
  c.set('isPicture', true);
  return c.body(bytes, 200, { 'Content-Type': `image/${type}`, 'Cache-Control': 'public, max-age=31536000, immutable' });
});
