import { createHash } from 'node:crypto';
import { normaliseText } from './normalise-text.ts';
import type { EncodeOptions } from './theme-engine.ts';

/** A way to turn lots of normalised texts into blobs; `blank` stands for a text it gave nothing for. */
export interface LotEncoder {
  readonly version: string;
  readonly textsPerLot: number;
  readonly lotsAtOnce: number;
  readonly blank: () => Uint8Array;
  readonly encodeLot: (normalised: readonly string[], signal?: AbortSignal) => Promise<readonly Uint8Array[]>;
}

const KEYS_PER_READ = 2000;

/** The key of a text under a version of an encoder: equal texts have equal keys, other versions other ones. */
export function textKeyOf(version: string, text: string): string {
  return keyOf(version, normaliseText(text));
}

function keyOf(version: string, normalised: string): string {
  return createHash('sha256').update(`${version}\n${normalised}`).digest('base64url');
}

/** One blob per text, in order: equal texts are encoded once, cached ones not at all, short ones first; what was done is kept when a lot fails. */
export async function encodeCached(encoder: LotEncoder, texts: readonly string[], { cache, onProgress, signal }: EncodeOptions = {}): Promise<readonly Uint8Array[]> {
  const known = new Map<string, Uint8Array>();
  const wanted = new Map<string, string>();
  const keys = texts.map((text) => {
    const normalised = normaliseText(text);
    const key = keyOf(encoder.version, normalised);
    wanted.set(key, normalised);
    return key;
  });
  const distinct = [...wanted.keys()];
  for (let from = 0; cache && from < distinct.length; from += KEYS_PER_READ) {
    signal?.throwIfAborted();
    for (const [key, blob] of await cache.read(distinct.slice(from, from + KEYS_PER_READ))) known.set(key, blob);
  }
  const missing = distinct.filter((key) => !known.has(key)).sort((a, b) => (wanted.get(a)?.length ?? 0) - (wanted.get(b)?.length ?? 0));
  let done = distinct.length - missing.length;
  onProgress?.(done, distinct.length);
  const encodeSome = async (some: readonly string[]): Promise<void> => {
    signal?.throwIfAborted();
    const blobs = await encoder.encodeLot(some.map((key) => wanted.get(key) ?? ''), signal);
    const fresh = new Map(some.flatMap((key, i) => (blobs[i] ? [[key, blobs[i]] as const] : [])));
    await cache?.write(fresh, encoder.version);
    for (const [key, blob] of fresh) known.set(key, blob);
    done += some.length;
    onProgress?.(done, distinct.length);
  };
  const { textsPerLot } = encoder;
  const lots = Array.from({ length: Math.ceil(missing.length / textsPerLot) }, (_, i) => missing.slice(i * textsPerLot, (i + 1) * textsPerLot));
  await inTurns(lots, encoder.lotsAtOnce, encodeSome);
  return keys.map((key) => known.get(key) ?? encoder.blank());
}

/** Works through a list with so many at a time, in order; the first failure ends it. */
async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const runner = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, runner));
}
