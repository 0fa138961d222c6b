import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type PreviewAnswer, previewImport, type previewQuery } from './preview-import.ts';
import { findImportFile, forgetImportFile, type sentFileQuery, storeImportFile } from './store-import-file.ts';

export const sentFileAnswer = z.object({ id: z.uuid(), name: z.string(), size: z.number().int(), sha256: z.string() });

/** Keeps a file for a day at most, until somebody has said what is what. */
export async function sendImportFile(ctx: Ctx, sent: z.infer<typeof sentFileQuery>, pieces: AsyncIterable<Uint8Array>): Promise<z.infer<typeof sentFileAnswer>> {
  const { id, name, hash, bytes } = await storeImportFile(ctx, { ...sent, isHeld: true }, pieces);
  return { id, name, size: bytes.size, sha256: hash };
}

/** Looks at a file that was sent before. */
export async function previewSent(ctx: Ctx, id: string, query: z.infer<typeof previewQuery>): Promise<PreviewAnswer> {
  return previewImport(ctx, await findImportFile(ctx, id), query);
}

/** Looks at a file in passing; nothing of it stays. */
export async function previewBody(ctx: Ctx, pieces: AsyncIterable<Uint8Array>, query: z.infer<typeof previewQuery>): Promise<PreviewAnswer> {
  const file = await storeImportFile(ctx, { name: 'file.csv', isHeld: true }, pieces);
  return previewImport(ctx, file, query).finally(() => forgetImportFile(ctx, file.id));
}
