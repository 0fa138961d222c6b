import type { KeptSlip } from '@kept/core/listen/kept-slips.ts';
import { writeSlip } from '@kept/core/listen/slip-text.ts';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { keepSlip, readKeptSlip, slipName } from './kept-slips.ts';
import type { SlipRound } from './slip-queries.ts';

const tokenBytes = 32;
const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' } as const;

/** Whether this page may do the sums a slip needs: browsers allow them over https, and on the machine itself. */
export function canBlind(): boolean {
  return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined;
}

/**
 * Gets this member's slip: blinds a random token here, has it signed, and takes the blinding off again (RFC 9474). What is asked is kept
 * before it is sent, so that an answer that was lost is asked for again with the same blinded token.
 */
export async function fetchSlip(org: string, memberId: string, round: SlipRound): Promise<void> {
  const { RSABSSA } = await import('@cloudflare/blindrsa-ts');
  const suite = RSABSSA.SHA384.PSS.Randomized();
  if (round.suite !== suite.params.name) throw new Error(`This browser does not know the signature ${round.suite}.`);
  const name = slipName(memberId, round.id, round.kind);
  const publicKey = await crypto.subtle.importKey('spki', bytesOf(round.publicKey), algorithm, true, ['verify']);
  const base = { org, kind: round.kind, title: round.title };
  const asked = readKeptSlip(name)?.asked ?? (await blindToken());
  if (asked.publicKey !== round.publicKey) throw new Error('The key of this round has changed since you asked for your slip. Tell your administrator.');
  keepSlip(name, { ...base, asked });
  const { signature } = await parseResponse(api.friction.rounds[':id'].slips.$post({ param: { id: round.id }, json: { kind: round.kind, blinded: asked.blinded } }));
  const plain = await suite.finalize(publicKey, bytesOf(asked.message), bytesOf(signature), bytesOf(asked.inverse));
  keepSlip(name, { ...base, slip: writeSlip({ roundId: round.id, message: asked.message, signature: wordOf(plain) }) });

  async function blindToken(): Promise<NonNullable<KeptSlip['asked']>> {
    const message = suite.prepare(crypto.getRandomValues(new Uint8Array(tokenBytes)));
    const { blindedMsg, inv } = await suite.blind(publicKey, message);
    return { publicKey: round.publicKey, message: wordOf(message), blinded: wordOf(blindedMsg), inverse: wordOf(inv) };
  }
}

function bytesOf(word: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.codePointAt(0) ?? 0);
}

function wordOf(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
