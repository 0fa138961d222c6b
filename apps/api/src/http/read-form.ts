import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

const takenForms = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const;

/** The text fields of a plain form, trimmed; files and bodies of another kind count as nothing sent. No cookie is read here. */
export async function readForm(c: Context<AppEnv>): Promise<Readonly<Record<string, string>>> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!takenForms.some((taken) => taken === type)) return {};
  const body = await c.req.parseBody().catch(() => ({}));
  return Object.fromEntries(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()] as const] : [])));
}
