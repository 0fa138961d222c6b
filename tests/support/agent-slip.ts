import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { type SlipKind, writeSlip } from '@kept/core/listen/slip-text.ts';
import type { TestApp } from './test-app.ts';
import type { Person, World } from './world.ts';

export const blindness = RSABSSA.SHA384.PSS.Randomized();
const word = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** A token as a browser blinds it: what is asked to be signed, and how the answer becomes a slip. */
export interface BlindedToken {
  readonly blinded: string;
  readonly unblind: (signature: string) => Promise<string>;
}

/** The public key of a round, as everybody sees it. */
export async function readSlipKey(app: TestApp, world: World, roundId: string, kind: SlipKind = 'report'): Promise<CryptoKey> {
  const { items } = await (await app.fetch(`/api/v1/friction/keys/${world.slug}`)).json();
  const { publicKey } = items.find((one: { id: string; kind: string }) => one.id === roundId && one.kind === kind);
  return crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64url'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
}

/** Blinds a random token under a round's key. */
export async function blindToken(key: CryptoKey, roundId: string): Promise<BlindedToken> {
  const message = blindness.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await blindness.blind(key, message);
  return {
    blinded: word(blindedMsg),
    unblind: async (signature) => writeSlip({ roundId, message: word(message), signature: word(await blindness.finalize(key, message, Buffer.from(signature, 'base64url'), inv)) }),
  };
}

/** An agent gets their slip, all the way: blinded, signed, unblinded. */
export async function agentSlip(app: TestApp, world: World, agent: Person, roundId: string, kind: SlipKind = 'report'): Promise<string> {
  const token = await blindToken(await readSlipKey(app, world, roundId, kind), roundId);
  const answer = await agent.post(`/api/v1/friction/rounds/${roundId}/slips`, { kind, blinded: token.blinded });
  if (!answer.ok) throw new Error(await answer.text());
  return token.unblind((await answer.json()).signature);
}
