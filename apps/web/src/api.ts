import { hc } from 'hono/client';
import type { AppType } from '@kept/api/app.ts';

/** The typed client: every path, input and answer is the API's own. Wrap calls in `parseResponse` of hono/client, which throws on a refusal. */
export const api = hc<AppType>('/').api.v1;
