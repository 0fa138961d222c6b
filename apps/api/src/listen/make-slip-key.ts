import { slipKeyBits, type SlipKind } from '@kept/core/listen/slip-text.ts';
import type { Ctx } from '../context.ts';
import { slipBlindness } from './slip-blindness.ts';

export interface SlipKey {
  readonly kind: SlipKind;
  /** SPKI in base64url, for everybody. */
  readonly publicKey: string;
  /** PKCS 8, sealed for this organisation, round and kind. */
  readonly privateKey: string;
}

/** Makes the pair of keys that signs one round's slips of one kind; the private one leaves this place sealed. */
export async function makeSlipKey(ctx: Ctx, roundId: string, kind: SlipKind): Promise<SlipKey> {
  const pair = await slipBlindness.generateKey({ modulusLength: slipKeyBits, publicExponent: Uint8Array.from([1, 0, 1]) });
  const publicKey = Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey)).toString('base64url');
  const privateKey = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey)).toString('base64url');
  return { kind, publicKey, privateKey: ctx.secrets.seal(slipKeyPurpose(ctx, roundId, kind), privateKey) };
}

/** What a private key is sealed for. */
export function slipKeyPurpose(ctx: Ctx, roundId: string, kind: SlipKind): string {
  return `friction-key\n${ctx.orgId}\n${roundId}\n${kind}`;
}
