import { randomUUID } from 'node:crypto';

const last = { millisecond: 0, count: 0 };
const countBits = 12;

/**
 * A version-7 UUID (RFC 9562, 6.2 method 1): 48 bits of milliseconds, a count within the millisecond, then chance. Rows made
 * together lie together, and what one process made later sorts later. Not for anything that must not tell when it was made
 * (friction reports use randomUUID).
 */
export function newId(now: Date): string {
  // A version-4 UUID holds as much chance, drawn in stock, and ends as a version-7 one does.
  const chance = randomUUID();
  const { millisecond, count } = next(now.getTime(), Number.parseInt(chance.slice(0, 3), 16) & 0x3ff);
  const time = millisecond.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}-${chance.slice(19)}`;
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
