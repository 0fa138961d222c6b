import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import { requireSameOrigin } from './same-origin.ts';

/** Threat: another site signs its visitor in as somebody else (login CSRF). Routes that set a cookie answer our own pages only. */
export const ownPage = createMiddleware<AppEnv>(async (c, next) => {
  requireSameOrigin(c);
  c.header('Cache-Control', 'no-store');
  await next();
});
