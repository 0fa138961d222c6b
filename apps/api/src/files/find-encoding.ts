import { AppError } from '@kept/core/errors.ts';
import chardet from 'chardet';
import { type FileBytes, headOf } from './file-bytes.ts';

/** How a file's text is written, and how many lines it has. */
export interface FoundEncoding {
  readonly encoding: string;
  readonly lines: number;
}

const sampleBytes = 65_536;
const newline = 10;

/** Finds out how a file's text is encoded: by its byte order mark, UTF-16 without one, UTF-8, else by guess. Reads it once. Throws AppError when it is no text. */
export async function findEncoding(file: FileBytes): Promise<FoundEncoding> {
  const head = await headOf(file, sampleBytes);
  refuseKnownBinary(head);
  const marked = markOf(head) ?? wideWithoutMark(head);
  const seen = await lookThrough(file, marked === undefined);
  if (marked !== undefined) return { encoding: marked, lines: seen.lines };
  if (seen.hasZero) throw notText();
  return { encoding: seen.isUtf8 ? 'utf-8' : guess(seen.telling), lines: seen.lines };
}

/** The sentence for a file that holds no text. */
export function notText(): AppError {
  return new AppError('invalid', 'This file is not text, so it cannot be read as CSV or JSON.');
}

function refuseKnownBinary(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('invalid', 'This file is empty.');
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new AppError('invalid', 'This is an old Excel file, not a CSV. Open it and save it as CSV (UTF-8).');
  if (startsWith(bytes, [0x1f, 0x8b])) throw new AppError('invalid', 'This file is packed with gzip. Unpack it, or pack it as ZIP.');
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw notText();
}

function markOf(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : undefined;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte);
}

/** UTF-16 text in European languages has a zero in every second byte. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1);
  const zeros = [0, 0];
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > most * 0.4 && even < most * 0.05) return 'utf-16le';
  return even > most * 0.4 && odd < most * 0.05 ? 'utf-16be' : undefined;
}

/** Whether all of it is UTF-8, whether a zero byte is in it, how many lines there are, and the lines that tell encodings apart. */
async function lookThrough(file: FileBytes, isUnknown: boolean): Promise<{ isUtf8: boolean; hasZero: boolean; lines: number; telling: Buffer }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const telling: Uint8Array[] = [];
  let [isUtf8, hasZero, lines, told, last] = [true, false, 0, 0, newline];
  for await (const piece of file.read()) {
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, at + 1)) lines += 1;
    last = piece.at(-1) ?? last;
    if (!isUnknown) continue;
    hasZero ||= piece.includes(0);
    isUtf8 &&= decodes(decoder, piece);
    for (let at = piece.findIndex((byte) => byte > 127); at >= 0 && told < sampleBytes; ) {
      const end = endOfLine(piece, at);
      const lineBytes = piece.slice(piece.lastIndexOf(newline, at) + 1, end);
      telling.push(lineBytes);
      told += lineBytes.length;
      const next = piece.subarray(end).findIndex((byte) => byte > 127);
      at = next < 0 ? -1 : end + next;
    }
  }
  if (isUnknown) isUtf8 &&= decodes(decoder);
  return { isUtf8, hasZero, lines: last === newline ? lines : lines + 1, telling: Buffer.concat(telling) };
}

function endOfLine(piece: Uint8Array, at: number): number {
  const end = piece.indexOf(newline, at);
  return end < 0 ? piece.length : end + 1;
}

function decodes(decoder: TextDecoder, piece?: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

function guess(telling: Uint8Array): string {
  const name = chardet.detect(telling)?.toLowerCase() ?? 'windows-1252';
  try {
    // ISO-8859-1 in the wild is Windows-1252; TextDecoder reads both that way.
    return new TextDecoder(name === 'ascii' ? 'windows-1252' : name).encoding;
  } catch {
    return 'windows-1252';
  }
}
