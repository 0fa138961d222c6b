import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import type { VectorCache } from '@kept/themes/theme-engine.ts';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { DemoWorld } from './demo-world.ts';

/** Vectors of one version of the engine, by its text keys. */
export interface KeptVectors {
  readonly version: string;
  readonly vectors: ReadonlyMap<string, Uint8Array>;
}

/** Where the vectors of the demo texts lie. */
export const vectorFile = fileURLToPath(new URL('vectors.bin', import.meta.url));

const keyBytes = 32;

/** A text as it is stored: cleaned, personal data replaced. */
export function storedText(text: string): string {
  return redactText(cleanText(text)).text;
}

/** The different texts of a world as they are stored. */
export function textsToEncode(world: DemoWorld): string[] {
  return [...new Set(world.feedback.map((item) => storedText(item.text)))];
}

/**
 * One file for many vectors: a line of JSON {version, count, blobBytes}, then for each text its key (SHA-256, 32 bytes) and the
 * engine's blob as it is.
 */
export function packVectors({ version, vectors }: KeptVectors): Uint8Array {
  const blobBytes = vectors.values().next().value?.length ?? 0;
  const head = Buffer.from(`${JSON.stringify({ version, count: vectors.size, blobBytes })}\n`);
  const sorted = [...vectors].sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([head, ...sorted.flatMap(([key, blob]) => [Buffer.from(key, 'base64url'), blob])]);
}

/** Reads such a file; undefined when it is not whole. */
export function unpackVectors(file: Uint8Array): KeptVectors | undefined {
  const bytes = Buffer.from(file);
  const headEnd = bytes.indexOf('\n');
  const head = headEnd < 0 ? null : /^\{"version":"([^"]+)","count":(\d+),"blobBytes":(\d+)\}$/.exec(bytes.toString('utf8', 0, headEnd));
  const [, version = '', count = '', blobBytes = ''] = head ?? [];
  const rowBytes = keyBytes + Number(blobBytes);
  if (head === null || bytes.length !== headEnd + 1 + Number(count) * rowBytes) return undefined;
  const vectors = new Map<string, Uint8Array>();
  for (let at = headEnd + 1; at < bytes.length; at += rowBytes) {
    vectors.set(bytes.toString('base64url', at, at + keyBytes), new Uint8Array(bytes.subarray(at + keyBytes, at + rowBytes)));
  }
  return { version, vectors };
}

/** Puts the kept vectors into an organisation's cache; those of another version of the engine are left out, and the texts are then encoded afresh. */
export async function loadDemoVectors(cache: VectorCache, engineVersion: string): Promise<void> {
  const kept = unpackVectors(await readFile(vectorFile).catch(() => new Uint8Array()));
  if (kept === undefined || kept.version !== engineVersion) return;
  const entries = [...kept.vectors];
  for (let from = 0; from < entries.length; from += rowsPerWrite) await cache.write(new Map(entries.slice(from, from + rowsPerWrite)), engineVersion);
}

const rowsPerWrite = 500;
