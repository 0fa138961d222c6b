import { AppError } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../../context.ts';
import { sha256 } from '../../secrets.ts';
import { type InboundAddress, readInboundKey } from './inbound-address.ts';
import type { ProviderEvent } from './resend-inbox.ts';
import { findKeys, keysFor, keysInside, readHead, sameness } from './read-head.ts';

/** The largest message that is taken; mail servers seldom carry larger ones. */
export const mostInboundBytes = 25 * 1_048_576;

/** Stands where a message's place at the provider would, when what was stored is an event of its own. */
export const eventRef = 'event';

export const inboundAnswer = z.object({ taken: z.array(z.object({ id: z.uuid(), duplicate: z.boolean() })) });
type Taken = z.infer<typeof inboundAnswer>;

type Kept = Pick<typeof inboundMail.$inferInsert, 'messageKey' | 'raw' | 'providerRef'>;

/**
 * Stores a raw message once for each address of ours it is for, before anything is done with it; the same message once more
 * changes nothing. One that is for no genuine address of ours is let go of: nobody is answered who wrote to a forged one.
 */
export async function receiveInbound(deps: Deps, raw: Uint8Array, envelopeTo: string): Promise<Taken> {
  if (raw.length === 0) throw new AppError('invalid', 'There is no message in this request. Send it as it is (Content-Type: message/rfc822).');
  const head = readHead(raw);
  const named = envelopeTo === '' ? keysFor(head) : findKeys(envelopeTo);
  const messageKey = sha256(Buffer.concat([Buffer.from(sameness(head)), head.body]));
  return keepFor(deps, named.length === 0 ? keysInside(head) : named, { messageKey, raw, providerRef: null });
}

/** Stores what a provider tells: that it took a message for us, whose bytes are fetched later, or that one of ours came back. */
export async function receiveProviderEvent(deps: Deps, event: ProviderEvent | undefined): Promise<Taken> {
  if (event === undefined) return { taken: [] };
  if (event.kind === 'received') return keepFor(deps, findKeys(event.to.join('\n')), { messageKey: sha256(event.ref), raw: null, providerRef: event.ref });
  const said = JSON.stringify(event);
  return keepFor(deps, [{ kind: 'bounce', key: event.key }], { messageKey: sha256(said), raw: new TextEncoder().encode(said), providerRef: eventRef });
}

async function keepFor(deps: Deps, keys: readonly { kind: 'reply' | 'bounce'; key: string }[], kept: Kept): Promise<Taken> {
  const addresses = await Promise.all(keys.map(({ kind, key }) => readInboundKey(deps, kind, key)));
  const taken: Taken['taken'] = [];
  for (const address of addresses) {
    if (address === undefined) continue;
    const one = await keepOnce(deps, address, kept);
    taken.push(one);
    if (!one.duplicate) await deps.wake('apply-inbound', address.orgId);
  }
  if (taken.length === 0) deps.log.info({ keys: keys.length }, 'A message came in for no address of ours');
  return { taken };
}

async function keepOnce(deps: Deps, { orgId, kind, id: addressId }: InboundAddress, kept: Kept): Promise<{ id: string; duplicate: boolean }> {
  const now = deps.now();
  return inOrg(deps.db, orgId, async (tx) => {
    const [made] = await tx.insert(inboundMail).values({ orgId, id: newId(now), kind, addressId, ...kept, state: 'waiting', attempts: 0, tryAfter: now, receivedAt: now }).onConflictDoNothing().returning({ id: inboundMail.id });
    if (made !== undefined) return { id: made.id, duplicate: false };
    const [before] = await tx.select({ id: inboundMail.id }).from(inboundMail).where(and(eq(inboundMail.orgId, orgId), eq(inboundMail.addressId, addressId), eq(inboundMail.messageKey, kept.messageKey)));
    if (before === undefined) throw new Error('A message vanished while it came in once more.');
    return { id: before.id, duplicate: true };
  });
}
