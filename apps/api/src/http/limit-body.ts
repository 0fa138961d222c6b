import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

/** Refuses a body of more bytes. One that says how long it is goes by what it says, since no more of it is read; only one in pieces is opened here and counted. */
export function limitBody(maxSize: number) {
  const counted = bodyLimit({ maxSize });
  return createMiddleware<AppEnv>(async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const said = c.req.header('transfer-encoding') === undefined ? c.req.header('content-length') : undefined;
    return said !== undefined && Number(said) <= maxSize ? next() : counted(c, next);
  });
}
