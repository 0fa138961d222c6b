import { randomBytes } from 'node:crypto';

const last = { millisecond: 0, count: 0 };
const countBits = 12;

/**
 * A version-7 UUID (RFC 9562, 6.2 method 1): 48 bits of milliseconds, a count within the millisecond, then chance. Rows made
 * together lie together, and what one process made later sorts later. Not for anything that must not tell when it was made
 * (friction reports use randomUUID).
 */
export function newId(now: Date, random: (size: number) => Uint8Array = randomBytes): string {
  const bytes = new Uint8Array(16);
  bytes.set(random(10), 6);
  const { millisecond, count } = next(now.getTime(), (((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0)) & 0x3ff);
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(millisecond) << 16n) | BigInt(count));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The count goes on while the millisecond stays; a full one borrows from the next. */
function next(millisecond: number, start: number): { millisecond: number; count: number } {
  const goesOn = millisecond === last.millisecond || (millisecond < last.millisecond && last.millisecond - millisecond <= 1);
  const count = goesOn ? last.count + 1 : start;
  last.millisecond = goesOn ? last.millisecond : millisecond;
  last.count = count;
  if (count >> countBits === 0) return { millisecond: last.millisecond, count };
  last.millisecond += 1;
  last.count = 0;
  return { millisecond: last.millisecond, count: 0 };
}
