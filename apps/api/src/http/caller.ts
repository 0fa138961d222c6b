import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/** The network address a request came from: the socket's, or what a trusted proxy wrote (KEPT_TRUST_PROXY). */
export function callerAddress(c: Context<AppEnv>): string {
  if (c.var.deps.place.trustProxy) {
    const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
    if (forwarded !== undefined && forwarded !== '') return forwarded;
  }
  return socketAddress(c);
}

/** Says whether a request came straight from this machine: loopback socket and no sign of a proxy in between. */
export function isLocalCaller(c: Context<AppEnv>): boolean {
  const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined);
  return !proxied && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socketAddress(c));
}

/** Requests made inside a test have no socket; they count as local. */
function socketAddress(c: Context<AppEnv>): string {
  const bindings: unknown = c.env;
  const hasSocket = typeof bindings === 'object' && bindings !== null && 'incoming' in bindings;
  return hasSocket ? (getConnInfo(c).remote.address ?? 'unknown') : '127.0.0.1';
}
