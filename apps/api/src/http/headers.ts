import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { secureHeaders as honoSecureHeaders } from 'hono/secure-headers';
import type { AppEnv } from './app-env.ts';

const self = ["'self'"];

const strict = honoSecureHeaders({
  contentSecurityPolicy: {
    defaultSrc: self,
    scriptSrc: self,
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: self,
    connectSrc: self,
    frameAncestors: ["'none'"],
    formAction: self,
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  crossOriginResourcePolicy: 'same-origin',
  strictTransportSecurity: false,
});

/** The same protective headers on every answer, refusals too; no script runs that we did not serve. */
export const secureHeaders = createMiddleware<AppEnv>(async (c, next) => {
  await strict(c, next);
  if (c.var.framedBy !== undefined && c.var.framedBy.length > 0) openToFrames(c, c.var.framedBy);
  // What is given to every site's scripts may be loaded by every site.
  if (c.res.headers.get('Access-Control-Allow-Origin') === '*') c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  if (c.var.isPicture === true) showAnywhere(c);
  if (c.var.deps.place.baseUrl.startsWith('https:')) c.res.headers.set('Strict-Transport-Security', 'max-age=31536000');
});

/** Threat: a picture opened by itself is read as a page of ours. It may be shown anywhere and do nothing. */
function showAnywhere(c: Context<AppEnv>): void {
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  c.res.headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
}

/** Threat: another site lays its own page over ours (clickjacking). Only the sites named may show it, and each by its whole origin. */
function openToFrames(c: Context<AppEnv>, origins: readonly string[]): void {
  const policy = c.res.headers.get('Content-Security-Policy') ?? '';
  c.res.headers.set('Content-Security-Policy', policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(' ')}`));
  c.res.headers.delete('X-Frame-Options');
}
