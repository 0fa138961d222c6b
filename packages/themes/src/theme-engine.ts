import { availableParallelism } from 'node:os';
import { encodeCached, type LotEncoder, textKeyOf } from './encode-cached.ts';
import type { EncoderUse } from './encoder.ts';
import type { DefinitionMatch, Strictness } from './definition-scores.ts';
import type { NearSettings, NearText } from './find-near.ts';
import { packTexts } from './pack-texts.ts';
import { isNativeInstalled } from './load-onnx-runtime.ts';
import { ENCODER_DIMENSIONS } from './load-sentence-encoder.ts';
import { storedTexts } from './stored-texts.ts';
import { encodeVector, vectorDimensions } from './vector-blob.ts';
import { WorkerPool } from './worker-pool.ts';

/** Vectors by text hash; the caller decides where they live (database, memory). Blobs are opaque to the caller. */
export interface VectorCache {
  read(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** `version` is the encoder's: it is stored beside every vector. */
  write(entries: ReadonlyMap<string, Uint8Array>, version: string): Promise<void>;
}

export interface EngineText {
  readonly id: string;
  readonly text: string;
}

/** A text with its vector as `encode` produced it: an opaque blob. */
export interface EncodedText extends EngineText {
  readonly vector: Uint8Array;
}

export interface StoredText extends EncodedText {
  readonly themeId: string | null;
}

/** The theme a text lies in, and from 0 to 1 how surely. */
export interface Anchor {
  readonly themeId: string;
  readonly sureness: number;
}

export interface FoundTheme {
  readonly key: number;
  /** Themes with the same group number tell the same larger story. */
  readonly group: number;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly description: string;
  /** The confident members, most central first. */
  readonly members: readonly { readonly id: string; readonly confidence: number }[];
  /** Ids of up to five central members that read well as quotes. */
  readonly quotes: readonly string[];
}

export interface FoundThemes {
  readonly themes: readonly FoundTheme[];
  /** `nearest` is the key of the theme the text would be forced to; -1 only where no theme was found at all. */
  readonly unthemed: readonly { readonly id: string; readonly nearest: number; readonly confidence: number }[];
}

export interface Neighbour {
  readonly id: string;
  readonly similarity: number;
  readonly sharedWords: readonly string[];
}

export interface Placement {
  readonly id: string;
  readonly themeId: string | null;
  readonly confidence: number;
  readonly neighbours: readonly Neighbour[];
  /** Evidence: the clause of the original text nearest to the theme, as offsets into it. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

export interface EncodeOptions {
  readonly cache?: VectorCache;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Words that must not leave this process: no endpoint reads them. */
  readonly isPrivate?: boolean;
}

export interface FindOptions {
  readonly level?: 'groups' | 'themes';
  readonly seed?: number;
  /** Share of the texts that get a theme (default .8): the least confident rest stays unthemed. */
  readonly coverage?: number;
  /** Where texts lie already, by their id: of clusterings that are about as good the one nearest to it is found. */
  readonly anchors?: ReadonlyMap<string, Anchor>;
  readonly onProgress?: (step: string) => void;
}

/** A theme as a person means it: its definition and examples as texts, each encoded. */
export interface Definition {
  readonly themeId: string;
  readonly strictness: Strictness;
  readonly texts: readonly EncodedText[];
  /** Themes it takes nothing from: what the neighbours vote into one of them goes there. */
  readonly spares?: readonly string[];
}

export interface PlaceOptions {
  /** A text that fits one of these joins it, whatever the vote says. */
  readonly definitions?: readonly Definition[];
  /** A text joins a theme when at least this share of its neighbours' vote agrees (default .3). */
  readonly minVote?: number;
}

export type EngineRuntime = 'auto' | 'native' | 'wasm' | 'lexical';

export interface EngineOptions {
  readonly threads?: number;
  readonly runtime?: EngineRuntime;
}

export interface ThemeEngine {
  /** Stored beside every vector: vectors of different versions must not be compared. */
  readonly version: string;
  readonly encoder: EncoderUse;
  /** One blob per text, in order; equal texts are encoded once and cached ones not at all. */
  encode(texts: readonly string[], options?: EncodeOptions): Promise<readonly Uint8Array[]>;
  /** The key used with VectorCache: hash of the version and the normalised text. */
  textKey(text: string): string;
  findThemes(texts: readonly EncodedText[], options?: FindOptions): Promise<FoundThemes>;
  /** What was stored before stays in the placing thread: a call sends only what is new. A text that is stored itself has no vote on its own place. */
  place(texts: readonly EncodedText[], stored: readonly StoredText[], options?: PlaceOptions): Promise<readonly Placement[]>;
  /** "Why is this here?": the placement of one text, with all its neighbours and the words they share. */
  explain(text: EncodedText, stored: readonly StoredText[]): Promise<Placement>;
  /** Everything stored that means something like the question, nearest first; nothing where nothing has to do with it. */
  near(question: EncodedText, stored: readonly StoredText[], settings: NearSettings): Promise<readonly NearText[]>;
  /** The stored texts that fit a definition, best first. */
  match(definition: Definition, stored: readonly StoredText[]): Promise<readonly DefinitionMatch[]>;
  close(): Promise<void>;
}

const ENCODER_VERSION = 'use-lite-0.2.0-int8-3';
/** Words and letters alone; also what reads a language the encoder does not know. */
export const LEXICAL_VERSION = 'lexical-512-int8-1';
const TEXTS_PER_TASK = 128;
/** A thread that has clustered holds a lot of memory, and is seldom asked twice. */
const FINDER_IDLE_MILLISECONDS = 5000;

/**
 * Opens the offline theme engine. All heavy work runs in worker threads that start with the first call; nothing is read from the
 * network. `native` is the same encoder on onnxruntime-node where that is installed; `lexical` uses no model at all.
 */
export function createThemeEngine(options: EngineOptions = {}): ThemeEngine {
  const runtime = options.runtime ?? 'auto';
  const version = runtime === 'lexical' ? LEXICAL_VERSION : ENCODER_VERSION;
  const threads = Math.max(1, options.threads ?? Math.min(4, Math.max(2, availableParallelism())));
  // Each kind of work has threads of its own, so that none holds the memory of all three. The native encoder shares one model among the cores.
  const isNative = runtime === 'native' || (runtime === 'auto' && isNativeInstalled());
  const encoding = new WorkerPool(isNative ? 1 : threads);
  const finding = new WorkerPool(threads, { idleMilliseconds: FINDER_IDLE_MILLISECONDS });
  const placing = new WorkerPool(1);
  const among = storedTexts(placing);
  const encoder: LotEncoder = {
    version,
    textsPerLot: TEXTS_PER_TASK,
    // The next lot waits at the thread, so that it never idles.
    lotsAtOnce: encoding.threads + 1,
    blank: () => encodeVector(new Float32Array(ENCODER_DIMENSIONS)),
    encodeLot: (texts) => encoding.run('encode', { texts, runtime, threads }),
  };

  async function findThemes(texts: readonly EncodedText[], found: FindOptions = {}): Promise<FoundThemes> {
    const settings = { level: found.level ?? 'themes', seed: found.seed ?? 1, coverage: Math.min(1, Math.max(0, found.coverage ?? 0.8)), anchors: found.anchors && texts.map((text) => found.anchors?.get(text.id)), isModelled: runtime !== 'lexical' };
    return finding.run('find', { packed: packTexts(texts, dimensionsOf(texts)), settings }, found.onProgress);
  }

  async function place(texts: readonly EncodedText[], stored: readonly StoredText[], { minVote = 0.3, definitions = [] }: PlaceOptions = {}): Promise<readonly Placement[]> {
    const dimensions = dimensionsOf(stored.length > 0 ? stored : texts);
    return among.place(texts, stored, dimensions, { minVote, definitions });
  }

  return {
    version,
    encoder: { wanted: version, inUse: version, failure: null, standIns: [] },
    encode: (texts, encoding) => encodeCached(encoder, texts, encoding),
    textKey: (text) => textKeyOf(version, text),
    findThemes,
    place,
    async explain(text, stored) {
      const [placement] = await place([text], stored);
      return placement ?? { id: text.id, themeId: null, confidence: 0, neighbours: [], span: null };
    },
    near: async (question, stored, settings) => among.near(question, stored, dimensionsOf([question]), settings),
    match: async (definition, stored) => (definition.texts.length === 0 ? [] : among.match(definition, stored, dimensionsOf(definition.texts))),
    close: async () => void (await Promise.all([encoding, finding, placing].map((pool) => pool.close()))),
  };
}

/** Of the first vector: packing refuses the others when they differ. */
function dimensionsOf(texts: readonly EncodedText[]): number {
  return texts[0] ? vectorDimensions(texts[0].vector) : ENCODER_DIMENSIONS;
}
