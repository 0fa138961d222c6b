import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../../http/app-env.ts';
import { countOpening } from './count-opening.ts';
import { readMark } from './read-mark.ts';
import { recordClick } from './record-click.ts';

/** Watches pages that digests lead to: that one was asked for is counted, and a form sent from it is a person. A forged mark, or none, changes nothing. */
export const watchClicks = createMiddleware<AppEnv>(async (c, next) => {
  const found = readMark(c.var.deps, c.req.query('k') ?? '');
  if (found !== undefined) await (c.req.method === 'POST' ? recordClick(found.ctx, found.mark, 'form') : countOpening(found.ctx, found.mark));
  await next();
  if (found !== undefined) c.header('Cache-Control', 'no-store');
});
