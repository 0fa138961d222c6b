import { AppError } from '@kept/core/errors.ts';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../http/app-env.ts';
import { isLocalCaller } from '../http/caller.ts';

/** Says whether a host name means this machine and nothing else. */
export function isLoopbackName(host: string): boolean {
  return ['localhost', '127.0.0.1', '::1', '[::1]', ''].includes(host);
}

/**
 * Threat: the demo people's doors stand open; somebody else reaches them through a proxy, or a foreign page through a name that
 * was pointed at this machine. Only a browser on this machine that asked for this machine by name comes through.
 */
export function isOnThisMachine(c: Context<AppEnv>): boolean {
  return isLocalCaller(c) && isLoopbackName(new URL(c.req.url).hostname);
}

/** For anybody who is not on this machine there is nothing at this address. */
export const localOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (!isOnThisMachine(c)) throw new AppError('not_found', 'There is nothing at this address.');
  await next();
});
