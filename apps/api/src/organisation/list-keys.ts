import { listBounds } from '@kept/core/list-bounds.ts';
import { apiKey } from '@kept/db/schema/organisation/keys.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { warnedForMs } from './warn-of-keys.ts';

export const keyList = z.object({
  keys: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      prefix: z.string(),
      scopes: z.array(z.string()),
      createdAt: z.string(),
      createdByName: z.string().nullable(),
      lastUsedAt: z.string().nullable(),
      revokedAt: z.string().nullable(),
      expiresAt: z.string().nullable(),
      /** It ends within a fortnight, or has ended. */
      endsSoon: z.boolean(),
      hasEnded: z.boolean(),
    }),
  ).max(listBounds.keys),
});

/** All API keys, newest first, revoked ones too, while there is room beside those that work; never their secrets. */
export async function listKeys(ctx: Ctx): Promise<z.infer<typeof keyList>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ id: apiKey.id, name: apiKey.name, prefix: apiKey.prefix, scopes: apiKey.scopes, createdAt: apiKey.createdAt, createdByName: member.name, lastUsedAt: apiKey.lastUsedAt, revokedAt: apiKey.revokedAt, expiresAt: apiKey.expiresAt })
      .from(apiKey)
      .leftJoin(member, and(eq(member.orgId, apiKey.orgId), eq(member.id, apiKey.createdBy)))
      .where(eq(apiKey.orgId, ctx.orgId))
      .orderBy(sql`${apiKey.revokedAt} is not null`, desc(apiKey.createdAt), desc(apiKey.id))
      .limit(listBounds.keys),
  );
  return { keys: rows.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1)).map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), lastUsedAt: row.lastUsedAt?.toISOString() ?? null, revokedAt: row.revokedAt?.toISOString() ?? null, expiresAt: row.expiresAt?.toISOString() ?? null, hasEnded: row.expiresAt !== null && row.expiresAt <= ctx.now(), endsSoon: row.expiresAt !== null && row.expiresAt.getTime() <= ctx.now().getTime() + warnedForMs })) };
}
