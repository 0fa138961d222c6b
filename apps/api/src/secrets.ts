import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a signed token may be for; a token for one purpose opens nothing else. */
export type TokenPurpose = 'unsubscribe' | 'preferences' | 'receipt' | 'answer' | 'invitation' | 'survey' | 'owner' | 'subscription' | 'click' | 'image';

/** What a stamp may be for: the addresses mail comes in at. */
export type StampPurpose = 'reply' | 'bounce';

/** Signs and verifies with the organisation-wide secrets: the first signs, all verify. */
export interface Secrets {
  /** HMAC-SHA-256 in hex, for handles that must not be reversible (addresses, receipts). Always by the last secret, the oldest, so that it stays the same. */
  mac(purpose: string, text: string): string;
  /** A token that carries its claims in the clear and cannot be forged: base64url claims, a dot, 160 bits of MAC. */
  sign(purpose: TokenPurpose, claims: readonly string[]): string;
  /** The claims of a genuine token, or undefined; constant time in the MAC. */
  read(purpose: TokenPurpose, token: string): readonly string[] | undefined;
  /** A MAC of 88 bits, for signed things that must stay short enough for the part of an address before its @. */
  stamp(purpose: StampPurpose, text: string): Uint8Array;
  /** Whether a stamp is genuine; constant time. */
  isStamp(purpose: StampPurpose, text: string, given: Uint8Array): boolean;
  /** Encrypts a secret of somebody else's that has to be used again (AES-256-GCM), bound to what it is for. */
  seal(purpose: string, text: string): string;
  /** What was sealed for the same purpose; undefined when it was changed, or when the secret it was sealed with is gone. */
  unseal(purpose: string, sealed: string): string | undefined;
}

const macBytes = 20;
const stampBytes = 11;

/** Builds the signer from KEPT_SECRETS, newest first. */
export function createSecrets(secrets: readonly [string, ...string[]]): Secrets {
  const oldest = secrets[secrets.length - 1] ?? secrets[0];
  const tag = (secret: string, purpose: string, text: string) => createHmac('sha256', secret).update(`${purpose}\n${text}`).digest();
  return {
    mac: (purpose, text) => tag(oldest, purpose, text).toString('hex'),
    sign: (purpose, claims) => {
      const body = Buffer.from(claims.join('\n')).toString('base64url');
      return `${body}.${tag(secrets[0], `token:${purpose}`, body).subarray(0, macBytes).toString('base64url')}`;
    },
    read: (purpose, token) => {
      const [body, mac, ...rest] = token.split('.');
      if (body === undefined || mac === undefined || rest.length > 0 || token.length > 1000) return undefined;
      const given = Buffer.from(mac, 'base64url');
      // One token has one spelling: decoding would overlook unused bits, breaks and padding.
      if (given.toString('base64url') !== mac) return undefined;
      const genuine = secrets.some((secret) => given.length === macBytes && timingSafeEqual(given, tag(secret, `token:${purpose}`, body).subarray(0, macBytes)));
      return genuine ? Buffer.from(body, 'base64url').toString('utf8').split('\n') : undefined;
    },
    stamp: (purpose, text) => tag(secrets[0], `stamp:${purpose}`, text).subarray(0, stampBytes),
    isStamp: (purpose, text, given) => secrets.some((secret) => given.length === stampBytes && timingSafeEqual(given, tag(secret, `stamp:${purpose}`, text).subarray(0, stampBytes))),
    seal: (purpose, text) => sealWith(secrets[0], purpose, text),
    unseal: (purpose, sealed) => {
      for (const secret of secrets) {
        const text = unsealWith(secret, purpose, sealed);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

const ivBytes = 12;
const sealTagBytes = 16;

function sealingKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `kept:seal:${purpose}`, 32));
}

function sealWith(secret: string, purpose: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(secret, purpose), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function unsealWith(secret: string, purpose: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivBytes + sealTagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(secret, purpose), bytes.subarray(0, ivBytes), { authTagLength: sealTagBytes });
  decipher.setAuthTag(bytes.subarray(-sealTagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -sealTagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** SHA-256 in hex: for secrets of 128 bits and more, which need no slow hash. */
export function sha256(text: string | Uint8Array): string {
  return hash('sha256', text);
}
