import { CellIndex } from './cell-index.ts';
import { meanRow, unpackRows, type DenseRows } from './dense-rows.ts';
import { COMPARED_AT_MOST } from './find-fused-neighbours.ts';
import { findNearestRows, type NearestRows } from './find-nearest-rows.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { normaliseText } from './normalise-text.ts';
import type { PackedTexts } from './pack-texts.ts';
import { alongAxes, principalAxes, type Axes } from './principal-axes.ts';
import { buildLexicon, sparseVector, type Lexicon, type SparseVector } from './sparse-vectors.ts';

const SEARCHED_DIMENSIONS = 128;
const HEADER_BYTES = 8;
const READ_AT_ONCE = 2048;
const LEXICON_SAMPLE = 20_000;
const MOST_SPARSE_KEPT = 30_000;
/** The mean, the axes and the lexicon are taken anew when this many times as many texts are stored as when they were taken. */
const RENEWED_AT_GROWTH = 1.5;
const INT8 = 127;

/**
 * The placed texts of one organisation inside a worker thread: searched by 128 small numbers a text, by way of cells where there are
 * many, and compared by their whole vectors. Texts can be added and change their theme; when one goes, the store is built anew.
 */
export class TextStore {
  readonly ids: string[] = [];
  readonly texts: string[] = [];
  readonly themeIds: (string | null)[] = [];
  readonly #runtime: TensorRuntime;
  readonly #sparse = new Map<number, SparseVector>();
  #dimensions = 0;
  #stride = 0;
  #bytes: Uint8Array = new Uint8Array();
  #short: Int8Array = new Int8Array();
  #lengths: Float32Array = new Float32Array();
  #tile: Float32Array = new Float32Array();
  #known = 0;
  #renewedAt = 0;
  #mean: Float32Array = new Float32Array();
  #axes: Axes | undefined;
  #cells: CellIndex | undefined;
  #lexicon: Lexicon = buildLexicon([]);

  constructor(runtime: TensorRuntime) {
    this.#runtime = runtime;
  }

  get lexicon(): Lexicon {
    return this.#lexicon;
  }

  get mean(): Float32Array {
    return this.#mean;
  }

  /** Puts texts behind those there are; the place of a text never changes. */
  add(texts: PackedTexts, themeIds: readonly (string | null)[]): void {
    if (texts.ids.length === 0) return;
    this.#dimensions = texts.dimensions;
    this.#stride = texts.vectors.stride;
    const used = this.#stride * this.ids.length;
    // What is sent first is most of the store: its shared bytes are used as they are.
    if (used === 0) this.#bytes = texts.vectors.bytes;
    else {
      this.#bytes = grown(this.#bytes, used, used + texts.vectors.bytes.length, (size) => new Uint8Array(size));
      this.#bytes.set(texts.vectors.bytes, used);
    }
    for (const id of texts.ids) this.ids.push(id);
    for (const text of texts.texts) this.texts.push(text);
    for (const themeId of themeIds) this.themeIds.push(themeId);
    if (this.ids.length >= RENEWED_AT_GROWTH * this.#renewedAt) this.#renew();
    this.#shorten();
  }

  /** The lexical vector of a stored text. */
  sparseOf(row: number): SparseVector {
    const known = this.#sparse.get(row);
    if (known) return known;
    if (this.#sparse.size >= MOST_SPARSE_KEPT) this.#sparse.clear();
    const fresh = sparseVector(normaliseText(this.texts[row] ?? ''), this.#lexicon);
    this.#sparse.set(row, fresh);
    return fresh;
  }

  /** The stored texts nearest to each query by the short vectors: all are compared while they are few, above that the likely cells. */
  findNearest(queries: DenseRows & { readonly values: Float32Array }, count: number): NearestRows {
    const base = this.#shortRows();
    const { dimensions } = base;
    const values = this.#axes && queries.rows > 0 ? alongAxes(this.#runtime, queries.values, this.#axes) : queries.values;
    const asked: DenseRows = { rows: queries.rows, dimensions, read: (from, to) => values.subarray(from * dimensions, to * dimensions) };
    return this.#cells ? this.#cells.findNearest(base, asked, count) : findNearestRows(this.#runtime, asked, base, count, false);
  }

  /** Some of the stored texts in the form they came in. */
  packRows(rows: readonly number[]): PackedTexts {
    const bytes = new Uint8Array(rows.length * this.#stride);
    rows.forEach((row, i) => bytes.set(this.#bytes.subarray(row * this.#stride, (row + 1) * this.#stride), i * this.#stride));
    return { ids: rows.map((row) => this.ids[row] ?? ''), texts: rows.map((row) => this.texts[row] ?? ''), vectors: { rows: rows.length, stride: this.#stride, bytes }, dimensions: this.#dimensions };
  }

  /** Cosine of a stored text with a centred unit vector, both seen from the mean. */
  cosine(row: number, query: Float32Array, alongMean: number): number {
    const plain = this.#along(row, query);
    const length = this.#lengths[row] ?? 0;
    return plain !== undefined && length > 0 ? (plain - alongMean) / length : 0;
  }

  /** Cosine of a stored text with a unit vector, as the encoder gave them. */
  plainCosine(row: number, query: Float32Array): number {
    return this.#along(row, query) ?? 0;
  }

  /** The part of a text's unit vector that lies along another; undefined where the text has no vector. */
  #along(row: number, query: Float32Array): number | undefined {
    const start = row * this.#stride + HEADER_BYTES;
    let product = 0;
    let squares = 0;
    for (let d = 0; d < this.#dimensions; d++) {
      const value = ((this.#bytes[start + d] ?? 0) << 24) >> 24;
      product += value * (query[d] ?? 0);
      squares += value * value;
    }
    return squares > 0 ? product / Math.sqrt(squares) : undefined;
  }

  #rows(mean?: Float32Array): DenseRows {
    return unpackRows({ rows: this.ids.length, stride: this.#stride, bytes: this.#bytes }, this.#dimensions, mean);
  }

  /** What the search runs over, each slice good until the next is read. */
  #shortRows(): DenseRows {
    const width = this.#axes?.count ?? this.#dimensions;
    const read = (from: number, to: number): Float32Array => {
      if (this.#tile.length < (to - from) * width) this.#tile = new Float32Array((to - from) * width);
      const rows = this.#tile.subarray(0, (to - from) * width);
      const start = from * width;
      for (let i = 0; i < rows.length; i++) rows[i] = (this.#short[start + i] ?? 0) / INT8;
      return rows;
    };
    return { rows: this.ids.length, dimensions: width, read };
  }

  #renew(): void {
    this.#renewedAt = this.ids.length;
    this.#mean = meanRow(this.#rows());
    this.#axes = principalAxes(this.#runtime, this.#rows(this.#mean), SEARCHED_DIMENSIONS);
    const step = Math.max(1, this.texts.length / LEXICON_SAMPLE);
    this.#lexicon = buildLexicon(Array.from({ length: Math.min(this.texts.length, LEXICON_SAMPLE) }, (_, i) => normaliseText(this.texts[Math.floor(i * step)] ?? '')));
    this.#sparse.clear();
    this.#cells = undefined;
    this.#known = 0;
  }

  /** Fills in the short form of the texts that have none yet. */
  #shorten(): void {
    const width = this.#axes?.count ?? this.#dimensions;
    const size = this.ids.length;
    this.#short = grown(this.#short, this.#known * width, size * width, (length) => new Int8Array(length));
    this.#lengths = grown(this.#lengths, this.#known, size, (length) => new Float32Array(length));
    for (let from = this.#known; from < size; from += READ_AT_ONCE) {
      const to = Math.min(size, from + READ_AT_ONCE);
      const centred = this.#rows(this.#mean).read(from, to);
      const short = this.#axes ? alongAxes(this.#runtime, centred, this.#axes) : centred;
      for (let i = 0; i < short.length; i++) this.#short[from * width + i] = Math.round(INT8 * (short[i] ?? 0));
      const plain = this.#rows().read(from, to);
      for (let row = from; row < to; row++) this.#lengths[row] = distance(plain, (row - from) * this.#dimensions, this.#mean);
    }
    this.#known = size;
    if (this.#cells) this.#cells.add(this.#shortRows());
    else if (size > COMPARED_AT_MOST) this.#cells = new CellIndex(this.#runtime, this.#shortRows());
  }
}

function distance(values: Float32Array, offset: number, mean: Float32Array): number {
  let squares = 0;
  for (let d = 0; d < mean.length; d++) squares += ((values[offset + d] ?? 0) - (mean[d] ?? 0)) ** 2;
  return Math.sqrt(squares);
}

/** The same values in an array with room for `needed`, half as much again where it has to grow. */
function grown<T extends Uint8Array | Int8Array | Float32Array>(values: T, used: number, needed: number, make: (length: number) => T): T {
  if (values.length >= needed) return values;
  const larger = make(used === 0 ? needed : Math.ceil(1.5 * needed));
  larger.set(values.subarray(0, used));
  return larger;
}
