import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

/** The text fields of a plain form; anything else that was sent counts as an empty one. No cookie is read on these routes. */
export async function readForm(c: Context<AppEnv>): Promise<(name: string) => string> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const body = ['application/x-www-form-urlencoded', 'multipart/form-data'].includes(type) ? await c.req.parseBody().catch(() => ({})) : {};
  const fields = new Map(Object.entries(body));
  return (name) => {
    const value: unknown = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
}
