import { AppError } from '@kept/core/errors.ts';
import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

const takenTypes = ['application/json', 'text/csv', 'application/octet-stream'];

/**
 * Threat: another site makes a signed-in browser send a change (CSRF). A cookie counts on an unsafe method only when the
 * browser says the page is ours, and with a content type no plain form can send.
 */
export function requireSameOrigin(c: Context<AppEnv>): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) return;
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const own = new URL(c.req.url).host;
  const isOurs = origin !== undefined ? hostOf(origin) === own || origin === c.var.deps.place.baseUrl : site === 'same-origin';
  if (!isOurs || (site !== undefined && site !== 'same-origin')) throw new AppError('forbidden', 'This change did not come from a page of ours, so it was not made.');
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (c.req.method !== 'DELETE' && !takenTypes.includes(type)) throw new AppError('invalid', 'Send this as JSON (Content-Type: application/json).');
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? '';
}
