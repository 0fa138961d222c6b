import { AppError } from '@kept/core/errors.ts';
import chardet from 'chardet';

/** A file as UTF-8 bytes without a byte order mark, and what it was written in. */
export interface DecodedFile {
  readonly bytes: Uint8Array;
  readonly encoding: string;
}

const sampleBytes = 65_536;

/** Finds out how a file's text is encoded (byte order mark, UTF-16 without one, UTF-8, else by guess) and turns it into UTF-8. Throws AppError when it is no text. */
export function decodeFile(given: Uint8Array): DecodedFile {
  refuseKnownBinary(given);
  if (startsWith(given, [0xef, 0xbb, 0xbf])) return { bytes: given.subarray(3), encoding: 'utf-8' };
  const wide = startsWith(given, [0xff, 0xfe]) ? 'utf-16le' : startsWith(given, [0xfe, 0xff]) ? 'utf-16be' : wideWithoutMark(given);
  if (wide !== undefined) return recode(given, wide);
  if (given.includes(0)) throw notText();
  if (isUtf8(given)) return { bytes: given, encoding: 'utf-8' };
  return recode(given, guess(given));
}

function refuseKnownBinary(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new AppError('invalid', 'This file is empty.');
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new AppError('invalid', 'This is an Excel or ZIP file, not a CSV. Open it and save it as CSV (UTF-8).');
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || startsWith(bytes, [0x1f, 0x8b])) throw notText();
}

function notText(): AppError {
  return new AppError('invalid', 'This file is not text, so it cannot be read as CSV.');
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte);
}

/** UTF-16 text in European languages has a zero in every second byte. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096 & ~1);
  const zeros = [0, 0];
  for (const [place, byte] of sample.entries()) if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  if (odd > most * 0.4 && even < most * 0.05) return 'utf-16le';
  return even > most * 0.4 && odd < most * 0.05 ? 'utf-16be' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of slices(bytes)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Only lines with something beyond ASCII tell encodings apart; a sample of those is enough. */
function guess(bytes: Uint8Array): string {
  const telling: Uint8Array[] = [];
  let size = 0;
  for (let at = bytes.findIndex((byte) => byte > 127); at >= 0 && size < sampleBytes; ) {
    const start = bytes.lastIndexOf(10, at) + 1;
    const newline = bytes.indexOf(10, at);
    const end = Math.min(newline < 0 ? bytes.length : newline + 1, start + sampleBytes);
    telling.push(bytes.subarray(start, end));
    size += end - start;
    const next = bytes.subarray(end).findIndex((byte) => byte > 127);
    at = next < 0 ? -1 : end + next;
  }
  const name = chardet.detect(Buffer.concat(telling))?.toLowerCase() ?? 'windows-1252';
  try {
    // ISO-8859-1 in the wild is Windows-1252; TextDecoder reads both that way.
    return new TextDecoder(name === 'ascii' ? 'windows-1252' : name).encoding;
  } catch {
    return 'windows-1252';
  }
}

function recode(bytes: Uint8Array, encoding: string): DecodedFile {
  const decoder = new TextDecoder(encoding);
  const pieces: Buffer[] = [];
  for (const piece of slices(bytes)) pieces.push(Buffer.from(decoder.decode(piece, { stream: true })));
  pieces.push(Buffer.from(decoder.decode()));
  const recoded = Buffer.concat(pieces);
  if (recoded.includes(0)) throw notText();
  return { bytes: recoded, encoding };
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += sampleBytes) yield bytes.subarray(at, at + sampleBytes);
}
