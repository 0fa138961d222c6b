import { AppError, notFound } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { importFile, importFilePart } from '@kept/db/schema/listen/imports.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import { mostFileBytes, refuseMore, refuseSize } from '../files/refuse-size.ts';

const partBytes = 262_144;
const keptMilliseconds = 86_400_000;

export const sentFileQuery = z.object({
  name: z.string().max(255, 'Keep the file name under 255 characters.').default('file.csv'),
  size: z.coerce.number().int().min(0).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/i, 'Write the hash as 64 hexadecimal digits.').optional(),
});

/** What is said of a file beside its bytes; whoever says how long it is, or its hash, is told when something else came. */
export interface SentFile extends z.infer<typeof sentFileQuery> {
  /** It waits for somebody to say what is what. */
  readonly isHeld: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly bytes: FileBytes;
}

/** Keeps a file as it comes, piece by piece, never whole in memory. Throws AppError for one that is too large or changed while it was sent. */
export async function storeImportFile(ctx: Ctx, sent: SentFile, pieces: AsyncIterable<Uint8Array>, most = mostFileBytes): Promise<StoredFile> {
  refuseSize(sent.size ?? 0);
  const now = ctx.now();
  const id = newId(now);
  const isOld = lt(importFile.sentAt, new Date(now.getTime() - keptMilliseconds));
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.delete(importFile).where(and(eq(importFile.orgId, ctx.orgId), isOld, or(eq(importFile.isHeld, true), isNull(importFile.hash))));
    await tx.insert(importFile).values({ orgId: ctx.orgId, id, name: sent.name, size: 0, hash: null, isHeld: sent.isHeld, sentAt: now });
  });
  try {
    const { size, hash } = await storeParts(ctx, id, pieces, most);
    if ((sent.size !== undefined && sent.size !== size) || (sent.sha256 !== undefined && sent.sha256.toLowerCase() !== hash)) throw new AppError('invalid', 'This file changed while it was being sent, so it was not kept. Send it again.');
    await inOrg(ctx.db, ctx.orgId, (tx) => tx.update(importFile).set({ size, hash }).where(and(eq(importFile.orgId, ctx.orgId), eq(importFile.id, id))));
    return { id, name: sent.name, hash, bytes: bytesInParts(ctx, id, size) };
  } catch (error) {
    await forgetImportFile(ctx, id);
    throw error;
  }
}

/** A file that is kept, whole. */
export async function findImportFile(ctx: Ctx, id: string): Promise<StoredFile> {
  const [found] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(importFile).where(and(eq(importFile.orgId, ctx.orgId), eq(importFile.id, id))));
  if (found?.hash === undefined || found.hash === null) throw notFound('file');
  return { id, name: found.name, hash: found.hash, bytes: bytesInParts(ctx, id, found.size) };
}

/** Removes a file and all its pieces. */
export async function forgetImportFile(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.delete(importFile).where(and(eq(importFile.orgId, ctx.orgId), eq(importFile.id, id))));
}

async function storeParts(ctx: Ctx, fileId: string, pieces: AsyncIterable<Uint8Array>, most: number): Promise<{ size: number; hash: string }> {
  const hash = createHash('sha256');
  let [size, place, waiting] = [0, 0, Buffer.alloc(0)];
  const store = async (content: Uint8Array) => {
    await inOrg(ctx.db, ctx.orgId, (tx) => tx.insert(importFilePart).values({ orgId: ctx.orgId, fileId, place, content }));
    place += 1;
  };
  for await (const piece of pieces) {
    size += piece.length;
    refuseMore(size, most);
    hash.update(piece);
    waiting = Buffer.concat([waiting, piece]);
    for (; waiting.length >= partBytes; waiting = waiting.subarray(partBytes)) await store(waiting.subarray(0, partBytes));
  }
  if (waiting.length > 0) await store(waiting);
  return { size, hash: hash.digest('hex') };
}

function bytesInParts(ctx: Ctx, fileId: string, size: number): FileBytes {
  return {
    size,
    read: async function* (from = 0, to = size) {
      for (let at = from; at < to; ) {
        const place = Math.floor(at / partBytes);
        const isPart = and(eq(importFilePart.orgId, ctx.orgId), eq(importFilePart.fileId, fileId), eq(importFilePart.place, place));
        const [part] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ content: importFilePart.content }).from(importFilePart).where(isPart));
        if (part === undefined) throw new AppError('not_found', 'This file is not here any more. Send it again.');
        const start = place * partBytes;
        yield part.content.subarray(at - start, Math.min(to - start, part.content.length));
        at = start + partBytes;
      }
    },
  };
}
