/** Vectors by text hash; the caller decides where they live (database, memory). Blobs are opaque to the caller. */
export interface VectorCache {
  read(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  write(entries: ReadonlyMap<string, Uint8Array>): Promise<void>
}

export interface EngineText {
  readonly id: string
  readonly text: string
}

/** A text with its vector as `encode` produced it: an opaque blob. */
export interface EncodedText extends EngineText {
  readonly vector: Uint8Array
}

export interface StoredText extends EncodedText {
  readonly themeId: string | null
}

export interface FoundTheme {
  readonly key: number
  /** Themes with the same group number tell the same larger story. */
  readonly group: number
  readonly title: string
  readonly aliases: readonly string[]
  readonly description: string
  /** The confident members, most central first. */
  readonly members: readonly { readonly id: string; readonly confidence: number }[]
  /** Ids of up to five central members that read well as quotes. */
  readonly quotes: readonly string[]
}

export interface FoundThemes {
  readonly themes: readonly FoundTheme[]
  /** `nearest` is the key of the theme the text would be forced to; -1 only where no theme was found at all. */
  readonly unthemed: readonly { readonly id: string; readonly nearest: number; readonly confidence: number }[]
}

export interface Neighbour {
  readonly id: string
  readonly similarity: number
  readonly sharedWords: readonly string[]
}

export interface Placement {
  readonly id: string
  readonly themeId: string | null
  readonly confidence: number
  readonly neighbours: readonly Neighbour[]
  /** Evidence: the clause of the original text nearest to the theme, as offsets into it. */
  readonly span: { readonly start: number; readonly end: number } | null
}

export interface EncodeOptions {
  readonly cache?: VectorCache
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface FindOptions {
  readonly level?: 'groups' | 'themes'
  readonly seed?: number
  /** Share of the texts that get a theme (default .8): the least confident rest stays unthemed. */
  readonly coverage?: number
  readonly onProgress?: (step: string) => void
}

export interface PlaceOptions {
  /** A text joins a theme when at least this share of its neighbours' vote agrees (default .3). */
  readonly minVote?: number
}

export type EngineRuntime = 'auto' | 'native' | 'wasm' | 'lexical'

export interface EngineOptions {
  readonly threads?: number
  readonly runtime?: EngineRuntime
}

export interface ThemeEngine {
  /** Stored beside every vector: vectors of different versions must not be compared. */
  readonly version: string
  /** One blob per text, in order; equal texts are encoded once and cached ones not at all. */
  encode(texts: readonly string[], options?: EncodeOptions): Promise<readonly Uint8Array[]>
  /** The key used with VectorCache: hash of the version and the normalised text. */
  textKey(text: string): string
  findThemes(texts: readonly EncodedText[], options?: FindOptions): Promise<FoundThemes>
  place(texts: readonly EncodedText[], stored: readonly StoredText[], options?: PlaceOptions): Promise<readonly Placement[]>
  /** "Why is this here?": the placement of one text, with all its neighbours and the words they share. */
  explain(text: EncodedText, stored: readonly StoredText[]): Promise<Placement>
  close(): Promise<void>
}

export function createThemeEngine(options: EngineOptions = {}): ThemeEngine {
  throw new Error(`the theme engine (runtime ${options.runtime ?? 'auto'}) is being built`)
}
