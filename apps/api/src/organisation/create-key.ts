import { keyLifetimes, keyScopeNames } from '@kept/core/permissions.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { newId } from '@kept/db/new-id.ts';
import { keyPrefix } from '@kept/db/schema/directory.ts';
import { apiKey } from '@kept/db/schema/organisation/keys.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { refuseBeyond } from '../http/refuse-beyond.ts';
import { recordAudit } from './record-audit.ts';

const dayMs = 86_400_000;

export const newKey = z.object({
  name: z.string().trim().min(1, 'Give the key a name that says what uses it.').max(80, 'Keep the name under 80 characters.'),
  scopes: z.array(z.enum(keyScopeNames)).min(1, 'Choose at least one thing the key may do.'),
  expiresInDays: z.literal(keyLifetimes, { error: `A key lasts ${keyLifetimes.join(', ')} days, or has no end.` }).nullable().optional().describe('Without it the key has no end'),
});

export const newKeyAnswer = z.object({ id: z.uuid(), prefix: z.string(), secret: z.string(), expiresAt: z.string().nullable() });

/** Makes an API key, for so many days or without an end; the secret is in this answer only, afterwards only its hash is known. */
export async function createKey(ctx: Ctx, input: z.infer<typeof newKey>): Promise<z.infer<typeof newKeyAnswer>> {
  const id = newId(ctx.now());
  const prefix = [...ctx.random(8)].map((byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte % 32]).join('');
  const secret = `kept_${prefix}_${Buffer.from(ctx.random(32)).toString('base64url')}`;
  const expiresAt = input.expiresInDays === undefined || input.expiresInDays === null ? null : new Date(ctx.now().getTime() + input.expiresInDays * dayMs);
  const createdBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : ctx.orgId;
  await inDirectory(ctx.db, async (directory) => {
    await directory.insert(keyPrefix).values({ prefix, orgId: ctx.orgId, keyId: id });
    await inOrg(directory, ctx.orgId, async (tx) => {
      await refuseBeyond(tx, apiKey, and(eq(apiKey.orgId, ctx.orgId), isNull(apiKey.revokedAt)), { most: listBounds.keys, called: 'keys that work', instead: 'Revoke one that nothing uses any more.' });
      await tx.insert(apiKey).values({ orgId: ctx.orgId, id, name: input.name, prefix, secretHash: sha256(secret), scopes: input.scopes, createdBy, createdAt: ctx.now(), expiresAt });
      await recordAudit(tx, ctx, 'create-key', `key:${id}`, { scopes: input.scopes.join(' '), days: input.expiresInDays ?? null });
    });
  });
  return { id, prefix, secret, expiresAt: expiresAt?.toISOString() ?? null };
}
