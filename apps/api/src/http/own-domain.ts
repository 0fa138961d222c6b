import { pathAtDomain } from '@kept/core/organisation/path-at-domain.ts';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { findDomain } from '../organisation/domain/find-domain.ts';
import type { AppEnv } from './app-env.ts';

/** Inside the server this leads to nothing, and is said to in the words of every page that is not there. */
const nowhere = '/o';
const forMachines = ['/healthz', '/readyz', '/tls-allowed'];
const ownNames = /^(localhost|.*\.localhost|\d+\.\d+\.\d+\.\d+|\[.*\])$/;

/**
 * Lets a request that came by an organisation's own name in to that organisation's pages for customers, and to nothing else.
 * Threat: a made-up Host that is answered with somebody's pages and kept by a cache: only a proven name leads to an organisation, and its pages are made for that name.
 */
export function openByDomain(app: Hono<AppEnv>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const arrived = c.env?.domain;
    if (arrived !== undefined) c.set('domain', arrived);
    const host = hostOf(c);
    const { place } = c.var.deps;
    if (arrived !== undefined || host === new URL(place.baseUrl).hostname || ownNames.test(host) || forMachines.includes(c.req.path)) return next();
    const domain = await findDomain(c.var.deps, host);
    const path = domain === undefined ? (place.isOnlyAtOwnName ? nowhere : undefined) : (pathAtDomain(domain.slug, c.req.path) ?? nowhere);
    return path === undefined ? next() : app.fetch(sentTo(c, path), { ...c.env, ...(domain === undefined ? { domain: nobody } : { domain }) });
  });
}

/** Whoever comes by a name of nobody's belongs to no organisation. */
const nobody = { orgId: '', slug: '', origin: '' };

/** For a proxy that fetches certificates when they are needed: whether a name is one we answer to. */
export const certificateRoutes = new Hono<AppEnv>().get('/tls-allowed', async (c) => {
  const host = (c.req.query('domain') ?? '').toLowerCase();
  const isKnown = host === new URL(c.var.deps.place.baseUrl).hostname || (await findDomain(c.var.deps, host)) !== undefined;
  return c.body(null, isKnown ? 204 : 404);
});

/** The name a request came by: the browser's, or what a trusted proxy wrote (KEPT_TRUST_PROXY). */
function hostOf(c: Context<AppEnv>): string {
  const forwarded = c.var.deps.place.trustProxy ? c.req.header('x-forwarded-host')?.split(',').at(-1)?.trim() : undefined;
  const named = forwarded === undefined || forwarded === '' ? new URL(c.req.url).host : forwarded;
  return (URL.parse(`http://${named}`)?.hostname ?? '').replace(/\.$/, '');
}

function sentTo(c: Context<AppEnv>, path: string): Request {
  const url = new URL(c.req.url);
  url.pathname = path;
  const { method, headers, body } = c.req.raw;
  return new Request(url, { method, headers, ...(body === null ? {} : { body, duplex: 'half' }) });
}
