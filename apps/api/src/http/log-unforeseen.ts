import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { AppEnv } from './app-env.ts';

let frictionFailures = 0;

/**
 * Writes down what nobody foresaw, by the route's pattern: an address can be a token. Of the pages where agents report,
 * only that something failed, and how often since the start: a line with an id, a cause or a text could lead to who wrote.
 */
export function logUnforeseen(error: Error, c: Context<AppEnv>): void {
  const { log } = c.var.deps;
  const route = patternOf(c);
  if (route.startsWith('/f/') || c.req.path.startsWith('/f/')) {
    frictionFailures += 1;
    log.error({ sinceStart: frictionFailures }, 'A friction page failed');
    return;
  }
  log.error({ err: error, requestId: c.var.requestId, method: c.req.method, route }, 'A request failed unforeseen');
}

function patternOf(c: Context<AppEnv>): string {
  const own = matchedRoutes(c).filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'));
  return own.at(-1)?.path ?? 'no route of ours';
}
