import { AppError } from '@kept/core/errors.ts';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

/** The bytes of a file, or of what is piped in when the name is a single -. */
export async function readInput(file: string): Promise<Uint8Array> {
  if (file === '-') {
    if (process.stdin.isTTY) throw new AppError('invalid', 'Nothing is piped in. Name a file, or pipe one: cat reviews.csv | npm run kept -- themes -');
    return buffer(process.stdin);
  }
  try {
    return await readFile(file);
  } catch (error) {
    throw new AppError('invalid', `${file} cannot be read: ${reasonOf(error)}.`);
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'this user may not read it';
  return error instanceof Error ? error.message : String(error);
}
