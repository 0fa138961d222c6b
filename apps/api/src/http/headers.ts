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
  if (c.var.deps.place.baseUrl.startsWith('https:')) c.header('Strict-Transport-Security', 'max-age=31536000');
});
