import { AppError } from '@kept/core/errors.ts';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { sha256 } from '../secrets.ts';
import type { AppEnv } from './app-env.ts';
import { callerAddress } from './caller.ts';

/** Counts what one caller asks of the API and says with every answer how much is left (RateLimit header fields of the IETF draft). */
export const limitCaller = createMiddleware<AppEnv>(async (c, next) => {
  const { points, seconds, left, resetSeconds, isOver } = await c.var.deps.limits.apiByCaller.draw(callerKey(c));
  c.header('RateLimit-Policy', `"caller";q=${points};w=${seconds}`);
  c.header('RateLimit', `"caller";r=${left};t=${resetSeconds}`);
  if (isOver) throw new AppError('too_many', `More than ${points.toLocaleString('en-GB')} requests came from you within a minute. Wait ${resetSeconds} seconds.`);
  await next();
});

/** A key or a session counts for itself; whoever has neither counts by address. */
function callerKey(c: Context<AppEnv>): string {
  const shown = c.req.header('authorization') ?? c.req.header('cookie');
  return shown === undefined ? callerAddress(c) : sha256(shown);
}
