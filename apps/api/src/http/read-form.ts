import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';

/** The text fields of a plain form, trimmed; files and bodies of another kind count as nothing sent. No cookie is read here. */
export async function readForm(c: Context<AppEnv>): Promise<Readonly<Record<string, string>>> {
  const fields = await readFields(c, (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '');
  return Object.fromEntries([...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()] as const] : [])));
}

async function readFields(c: Context<AppEnv>, type: string): Promise<URLSearchParams | FormData> {
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(await c.req.text());
  return type === 'multipart/form-data' ? c.req.formData().catch(() => new FormData()) : new FormData();
}
