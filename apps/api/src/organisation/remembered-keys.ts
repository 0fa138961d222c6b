import type { OpenDatabase } from '@kept/db/client.ts';
import type { Deps } from '../context.ts';

/** What a genuine API key opens. */
export interface KnownKey {
  readonly orgId: string;
  readonly id: string;
  readonly scopes: string[];
  /** Null for one that never ends by itself. */
  readonly expiresAt: Date | null;
}

interface Remembered extends KnownKey {
  readonly since: number;
}

/**
 * Threat: a revoked key that is remembered still opens the door. In the process that revokes it a key is forgotten at
 * once; in every other process it is read afresh after five seconds, so that revoking acts everywhere within five seconds.
 */
const rememberedForMs = 5000;
const most = 10_000;
const byDatabase = new WeakMap<OpenDatabase, Map<string, Remembered>>();

/** Genuine keys of the last five seconds, by the hash of the whole token (never the token), so that a busy sender costs no look-up per request. */
export function rememberedKeys({ database, now }: Deps) {
  const keys = byDatabase.get(database) ?? new Map<string, Remembered>();
  byDatabase.set(database, keys);
  return {
    find: (hash: string): KnownKey | undefined => {
      const found = keys.get(hash);
      const age = found === undefined ? Infinity : now().getTime() - found.since;
      return age >= 0 && age < rememberedForMs ? found : undefined;
    },
    /** `since` is the moment before the key was read, so that a revocation during the read counts. */
    keep: (hash: string, key: KnownKey, since: Date): void => {
      if (keys.size >= most) keys.clear();
      keys.set(hash, { ...key, since: since.getTime() });
    },
    forget: (id: string): void => {
      for (const [hash, key] of keys) if (key.id === id) keys.delete(hash);
    },
  };
}
