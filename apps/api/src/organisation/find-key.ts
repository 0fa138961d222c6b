import { keyPrefix } from '@kept/db/schema/directory.ts';
import { apiKey } from '@kept/db/schema/organisation/keys.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { timingSafeEqual } from 'node:crypto';
import type { Deps } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { type KnownKey, rememberedKeys } from './remembered-keys.ts';

const lastUseEveryMs = 60_000;

/** The key whose secret was shown once, if it is genuine and not revoked; notes at most once a minute that it was used. One whose day has passed is told from one nobody knows by `expiresAt`. */
export async function findKey(deps: Deps, token: string): Promise<KnownKey | undefined> {
  const prefix = /^kept_([a-z0-9]{8})_[A-Za-z0-9_-]{43}$/.exec(token)?.[1];
  if (prefix === undefined) return undefined;
  const hash = sha256(token);
  const remembered = rememberedKeys(deps);
  const held = remembered.find(hash);
  if (held !== undefined) return held;
  const before = deps.now();
  const known = await readKey(deps, prefix, hash);
  if (known !== undefined) remembered.keep(hash, known, before);
  return known;
}

async function readKey(deps: Deps, prefix: string, hash: string): Promise<KnownKey | undefined> {
  const [entry] = await inDirectory(deps.db, (tx) => tx.select().from(keyPrefix).where(eq(keyPrefix.prefix, prefix)));
  if (entry === undefined) return undefined;
  return inOrg(deps.db, entry.orgId, async (tx) => {
    const here = and(eq(apiKey.orgId, entry.orgId), eq(apiKey.id, entry.keyId));
    const [key] = await tx.select().from(apiKey).where(and(here, isNull(apiKey.revokedAt)));
    if (key === undefined || !isSame(key.secretHash, hash)) return undefined;
    if (deps.now().getTime() - (key.lastUsedAt?.getTime() ?? 0) > lastUseEveryMs) await tx.update(apiKey).set({ lastUsedAt: deps.now() }).where(here);
    return { orgId: entry.orgId, id: key.id, scopes: key.scopes, expiresAt: key.expiresAt };
  });
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
