import { hc } from 'hono/client';
import type { AppType } from '@kept/api/app.ts';

/** The API takes changes as JSON only, those that say nothing more than their address included: the client names a type for bodies alone. */
const sendAsJson: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  if (init?.method !== undefined && init.method !== 'GET' && !init.body) headers.set('content-type', 'application/json');
  return fetch(input, { ...init, headers });
};

/** The typed client: every path, input and answer is the API's own. Wrap calls in `parseResponse` of hono/client, which throws on a refusal. */
export const api = hc<AppType>('/', { fetch: sendAsJson }).api.v1;
