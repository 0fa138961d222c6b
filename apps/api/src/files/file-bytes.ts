/** A file wherever it lies, read from any place, a piece at a time, as often as wanted. */
export interface FileBytes {
  readonly size: number;
  readonly read: (from?: number, to?: number) => AsyncIterable<Uint8Array>;
}

const pieceBytes = 65_536;

/** A file that is in memory. */
export function bytesInMemory(bytes: Uint8Array): FileBytes {
  return {
    size: bytes.length,
    read: async function* (from = 0, to = bytes.length) {
      for (let at = from; at < to; at += pieceBytes) yield bytes.subarray(at, Math.min(at + pieceBytes, to));
    },
  };
}

/** The first bytes of a file. */
export async function headOf(file: FileBytes, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of file.read(0, Math.min(length, file.size))) {
    pieces.push(piece);
    size += piece.length;
    if (size >= length) break;
  }
  return Buffer.concat(pieces).subarray(0, length);
}
