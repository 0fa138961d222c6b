import { randomBytes } from 'node:crypto';

/**
 * A version-7 UUID (RFC 9562): 48 bits of milliseconds, then chance, so that rows made together lie together.
 * Not for anything that must not tell when it was made (friction reports use randomUUID).
 */
export function newId(now: Date, random: (size: number) => Uint8Array = randomBytes): string {
  const bytes = new Uint8Array(16);
  bytes.set(random(10), 6);
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(now.getTime()) << 16n) | BigInt(((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
