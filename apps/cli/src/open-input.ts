import { mostFileBytes, refuseMore, refuseSize } from '@kept/api/files/refuse-size.ts';
import type { FileBytes } from '@kept/api/files/file-bytes.ts';
import { AppError } from '@kept/core/errors.ts';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file to be read as often as needed, a piece at a time. What was piped in lies in a file of its own until it is closed. */
export interface Input {
  readonly bytes: FileBytes;
  readonly close: () => Promise<void>;
}

/** Opens a file, or what is piped in when the name is a single -. Throws AppError for one that cannot be read or is too large, before any of it is read where its size is known. */
export async function openInput(file: string): Promise<Input> {
  if (file === '-' && process.stdin.isTTY) throw new AppError('invalid', 'Nothing is piped in. Name a file, or pipe one: cat reviews.csv | npm run kept -- themes -');
  try {
    const found = file === '-' ? undefined : await stat(file);
    if (found?.isDirectory() === true) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    if (found?.isFile() !== true) return await openPiped(file === '-' ? process.stdin : createReadStream(file));
    refuseSize(found.size);
    return { bytes: await diskBytes(file), close: async () => undefined };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('invalid', `${file} cannot be read: ${reasonOf(error)}.`);
  }
}

/** The hash of all of a file, as the server is told it. */
export async function hashOf(bytes: FileBytes): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes.read()) hash.update(piece);
  return hash.digest('hex');
}

/** What comes once and is needed more than once goes to the disk, not into memory. */
async function openPiped(source: Readable): Promise<Input> {
  const folder = await mkdtemp(join(tmpdir(), 'kept-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'piped');
    await pipeline(limited(source), createWriteStream(path, { mode: 0o600 }));
    return { bytes: await diskBytes(path), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function* limited(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let come = 0;
  for await (const piece of pieces) {
    come += piece.length;
    refuseMore(come, mostFileBytes);
    yield piece;
  }
}

/** Whoever reads to the end learns whether it is still the file that was opened. */
async function diskBytes(path: string): Promise<FileBytes> {
  const opened = await stat(path);
  return {
    size: opened.size,
    read: async function* (from = 0, to = opened.size) {
      if (from < to) for await (const piece of createReadStream(path, { start: from, end: to - 1 })) yield piece;
      if (to < opened.size) return;
      const now = await stat(path);
      if (now.size !== opened.size || now.mtimeMs !== opened.mtimeMs || now.ino !== opened.ino) throw new AppError('invalid', 'This file changed while it was being read, so nothing of it was kept. Import it again once nobody writes to it.');
    },
  };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'this user may not read it';
  return error instanceof Error ? error.message : String(error);
}
