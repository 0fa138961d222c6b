import { AppError } from '@kept/core/errors.ts';
import { slipSignatureBytes } from '@kept/core/listen/slip-text.ts';
import { constants, createPrivateKey, createPublicKey, privateEncrypt, publicDecrypt } from 'node:crypto';

const raw = constants.RSA_NO_PADDING;

/**
 * Signs what a browser has blinded (RFC 9474, BlindSign): the private operation alone, checked by the public one as the standard asks.
 * OpenSSL does it in constant time; the library's own, in JavaScript, takes 100 times as long and its time depends on the key.
 */
export function signBlinded(privateKey: string, blinded: string): string {
  const message = Buffer.from(blinded, 'base64url');
  if (message.length !== slipSignatureBytes) throw new AppError('invalid', 'This is not a blinded slip.');
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' });
  const modulus = Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url');
  if (Buffer.compare(message, modulus) >= 0) throw new AppError('invalid', 'This is not a blinded slip.');
  const signature = privateEncrypt({ key, padding: raw }, message);
  if (!publicDecrypt({ key: createPublicKey(key), padding: raw }, signature).equals(message)) throw new Error('A blind signature did not verify.');
  return signature.toString('base64url');
}
