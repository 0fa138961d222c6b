import { AppError } from '@kept/core/errors.ts';
import { bodyPieces } from './body-pieces.ts';

/** A whole body, as long as it stays under a size: one that says it is larger is not begun with, one that turns out larger is let go of at once. */
export async function gatherBody({ body, headers }: Pick<Request, 'body' | 'headers'>, mostBytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let come = Number(headers.get('content-length') ?? 0);
  refuseMore(come, mostBytes);
  come = 0;
  for await (const piece of bodyPieces({ body })) {
    come += piece.length;
    refuseMore(come, mostBytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function refuseMore(come: number, mostBytes: number): void {
  if (come > mostBytes) throw new AppError('invalid', `This is larger than ${Math.floor(mostBytes / 1_048_576)} MB, and no more is taken. Nothing of it was kept.`);
}
