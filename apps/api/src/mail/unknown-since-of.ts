import type { mail } from '@kept/db/schema/close-loop/mail.ts';

/** Since when a mail may have arrived without our knowing: a worker that died holding it may have handed it over. */
export function unknownSinceOf({ unknownSince, state, claimedAt }: typeof mail.$inferSelect): Date | null {
  return unknownSince ?? (state === 'sending' ? claimedAt : null);
}
