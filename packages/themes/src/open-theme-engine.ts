import { detectLanguage } from './detect-language.ts';
import { encodeCached, type LotEncoder, textKeyOf } from './encode-cached.ts';
import type { Encoder } from './encoder.ts';
import { lexicalVector } from './lexical-vector.ts';
import { ENCODER_DIMENSIONS } from './load-sentence-encoder.ts';
import { matchByLanguage, nearInAnyLanguage } from './route-questions.ts';
import { findByLanguage, placeByLanguage, type Routes } from './route-texts.ts';
import { steadyEncoder } from './steady-encoder.ts';
import { createThemeEngine, type EncodeOptions, type EngineOptions, LEXICAL_VERSION, type ThemeEngine } from './theme-engine.ts';
import { encodeVector } from './vector-blob.ts';

export interface OpenEngineOptions extends EngineOptions {
  /** Reads instead of the built-in model, which stands in while it fails. */
  readonly endpoint?: Encoder;
  /** For the pause after a failure, in milliseconds. */
  readonly now: () => number;
}

/** The mark of vectors made of letters and words because the encoder does not know the language, or must not see the words. */
export const LEXICAL_MARK = 1;

const BUILT_IN_LANGUAGES = ['en'];
const BUILT_IN_NAME = 'the built-in encoder';
const TEXTS_PER_LOT = 32;
const LOTS_AT_ONCE = 2;

/**
 * The engine with its choice of encoder: the endpoint if there is one, the built-in model while that fails; a text in a language the
 * encoder does not know is compared by words and letters with texts of its language only. Whoever calls sees one engine.
 */
export function openThemeEngine(options: OpenEngineOptions): ThemeEngine {
  const own = createThemeEngine(options);
  const outside = options.endpoint === undefined ? undefined : steadyEncoder(options.endpoint, options.now);
  const languages = (): readonly string[] | undefined => (outside === undefined || outside.isDown() ? BUILT_IN_LANGUAGES : outside.encoder.languages);
  const versionNow = (): string => (outside === undefined || outside.isDown() ? own.version : outside.encoder.version);
  const routes: Routes = {
    markOf: () => (outside === undefined || outside.isDown() ? 0 : markOf(outside.encoder.version)),
    isKnown: (text) => {
      const known = languages();
      const language = known === undefined ? undefined : detectLanguage(text);
      return language === undefined || known === undefined || known.includes(language);
    },
    lexical: (texts) => encodeCached(LEXICAL, texts),
  };

  async function encode(texts: readonly string[], encoding: EncodeOptions = {}): Promise<readonly Uint8Array[]> {
    await outside?.tryAgain();
    if (outside !== undefined && !outside.isDown()) {
      const lots = lotsOf(outside.encoder);
      const blobs = await outside.attempt(() => encodeKnown(texts, encoding, routes, (some, more) => encodeCached(lots, some, more)));
      if (blobs !== undefined) return blobs;
    }
    return encodeKnown(texts, encoding, outside === undefined ? { ...routes, isOpen: true } : routes, (some, more) => own.encode(some, more));
  }

  return {
    get version() {
      return versionNow();
    },
    get encoder() {
      const use = outside?.use(BUILT_IN_NAME, [own.version, LEXICAL_VERSION]) ?? { wanted: nameOf(options), inUse: nameOf(options), failure: null, standIns: [LEXICAL_VERSION] };
      return { ...use, languages: languages() };
    },
    encode,
    textKey: (text) => (routes.isKnown(text) ? textKeyOf(versionNow(), text) : textKeyOf(LEXICAL_VERSION, text)),
    findThemes: (texts, finding) => findByLanguage(own, texts, finding),
    place: (texts, stored, placing) => placeByLanguage(own, routes, texts, stored, placing),
    async explain(text, stored) {
      const [placement] = await placeByLanguage(own, routes, [text], stored.filter((other) => other.id !== text.id));
      return placement ?? { id: text.id, themeId: null, confidence: 0, neighbours: [], span: null };
    },
    near: (question, stored, settings) => nearInAnyLanguage(own, routes, question, stored, settings),
    match: (definition, stored) => matchByLanguage(own, definition, stored),
    close: () => own.close(),
  };
}

type EncodeSome = (texts: readonly string[], encoding: EncodeOptions) => Promise<readonly Uint8Array[]>;

/** Known languages by the encoder, all others by words and letters; progress counts both. */
async function encodeKnown(texts: readonly string[], encoding: EncodeOptions, routes: Routes & { readonly isOpen?: boolean }, encodeMain: EncodeSome): Promise<readonly Uint8Array[]> {
  const isLexical = texts.map((text) => !routes.isKnown(text) || (encoding.isPrivate === true && routes.isOpen !== true));
  const [main, rest] = [texts.filter((_, i) => !isLexical[i]), texts.filter((_, i) => isLexical[i])];
  const blobs = main.length === 0 ? [] : await encodeMain(main, { ...encoding, onProgress: (done, total) => encoding.onProgress?.(done, total + rest.length) });
  const others = rest.length === 0 ? [] : await encodeCached(LEXICAL, rest, { ...encoding, onProgress: (done, total) => encoding.onProgress?.(main.length + done, main.length + total) });
  const [fromMain, fromRest] = [blobs.values(), others.values()];
  return isLexical.map((lexical) => (lexical ? fromRest : fromMain).next().value ?? new Uint8Array());
}

const LEXICAL: LotEncoder = {
  version: LEXICAL_VERSION,
  textsPerLot: TEXTS_PER_LOT,
  lotsAtOnce: 1,
  blank: () => encodeVector(new Float32Array(ENCODER_DIMENSIONS), LEXICAL_MARK),
  async encodeLot(texts) {
    // A pause between lots: whoever else uses this thread is not kept waiting by long texts.
    await new Promise((resolve) => setImmediate(resolve));
    return texts.map((text) => encodeVector(lexicalVector(text, ENCODER_DIMENSIONS), LEXICAL_MARK));
  },
};

function lotsOf(encoder: Encoder): LotEncoder {
  const mark = markOf(encoder.version);
  let dimensions = ENCODER_DIMENSIONS;
  const blank = () => encodeVector(new Float32Array(dimensions), mark);
  return {
    version: encoder.version,
    textsPerLot: TEXTS_PER_LOT,
    lotsAtOnce: LOTS_AT_ONCE,
    blank,
    async encodeLot(texts, signal) {
      const vectors = (await encoder.encode(texts.filter((text) => text !== ''), signal)).map((vector) => encodeVector(vector, mark));
      dimensions = (vectors[0]?.length ?? 0) > 0 ? (vectors[0]?.length ?? 0) - BLOB_HEADER : dimensions;
      const found = vectors.values();
      return texts.map((text) => (text === '' ? blank() : (found.next().value ?? blank())));
    },
  };
}

const BLOB_HEADER = 8;

/** From 2 to 255: 0 is the engine's own model, 1 stands for words and letters. */
function markOf(version: string): number {
  let hash = 0x811c9dc5;
  for (let c = 0; c < version.length; c++) hash = Math.imul(hash ^ version.charCodeAt(c), 0x01000193);
  return 2 + ((hash >>> 8) % 254);
}

function nameOf({ runtime }: EngineOptions): string {
  return runtime === 'lexical' ? 'words and letters only' : BUILT_IN_NAME;
}
