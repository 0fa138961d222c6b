import { crc32, deflateRawSync } from 'node:zlib';

interface ZipOptions {
  readonly name?: string;
  readonly isLocked?: boolean;
  /** What the ZIP says of the size of its file; the truth unless given. */
  readonly saidSize?: number;
}

/** Writes a ZIP of one file by hand, so that it can also say what is not so. */
export function writeZip(content: Uint8Array, { name = 'rows.csv', isLocked = false, saidSize = content.length }: ZipOptions = {}): Buffer<ArrayBuffer> {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const common = Buffer.alloc(26);
  for (const [value, at] of [[20, 0], [isLocked ? 1 : 0, 2], [8, 4], [title.length, 22]] as const) common.writeUInt16LE(value, at);
  for (const [value, at] of [[crc32(content), 10], [packed.length, 14], [saidSize, 18]] as const) common.writeUInt32LE(value, at);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, title, packed]);
  const entry = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, Buffer.alloc(14), title]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  for (const [value, at] of [[1, 8], [1, 10]] as const) end.writeUInt16LE(value, at);
  for (const [value, at] of [[entry.length, 12], [local.length, 16]] as const) end.writeUInt32LE(value, at);
  return Buffer.concat([local, entry, end]);
}
