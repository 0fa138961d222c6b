import { alongMeanOf, type ReadTexts, readTexts, vectorOf } from './find-stored-neighbours.ts';
import type { Neighbours } from './neighbour-graph.ts';
import { normaliseText } from './normalise-text.ts';
import type { PackedTexts } from './pack-texts.ts';
import { sparseProduct, type SparseVector, sparseVector } from './sparse-vectors.ts';
import { splitClauses } from './split-clauses.ts';
import type { TextStore } from './text-store.ts';

/** How alike a text must be to what a definition says. */
export type Strictness = 'strong' | 'usual' | 'wide';

/** A definition on its way to the worker thread. */
export interface PackedDefinition {
  readonly themeId: string;
  readonly strictness: Strictness;
  /** The definition itself and its examples. */
  readonly texts: PackedTexts;
  /** What the neighbours give to one of these themes stays there. */
  readonly spares: readonly string[];
}

/** A text that fits: how well, from 0 to 1, and the clause that comes closest. */
export interface DefinitionMatch {
  readonly id: string;
  readonly confidence: number;
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** What a match scores at least, beside a share of how alike the definition and its examples are among themselves: what is told narrowly is matched narrowly (docs/methods.md, "A theme by definition"). */
const LEAST: Readonly<Record<Strictness, number>> = { strong: 0.3, usual: 0.225, wide: 0.15 };
const LIKENESS_SHARE = 0.45;
/** Half of a score is a text's own, half that of its neighbours: what stands among matches is one more readily. */
const OWN_PART = 0.5;

/** How well texts fit a definition: the mean of their similarities to it and to its examples, evened out over their neighbours. */
export class DefinitionScores {
  readonly themeId: string;
  readonly least: number;
  readonly spares: ReadonlySet<string>;
  readonly read: ReadTexts;
  readonly #store: TextStore;
  readonly #alongMean: readonly number[];
  readonly #known = new Map<number, number>();

  constructor(store: TextStore, { themeId, strictness, texts, spares }: PackedDefinition) {
    this.themeId = themeId;
    this.spares = new Set(spares);
    this.#store = store;
    this.read = readTexts(store, texts);
    this.#alongMean = this.read.words.map((_, i) => alongMeanOf(store, vectorOf(this.read.vectors, i)));
    this.least = LEAST[strictness] + LIKENESS_SHARE * this.#alikeAmongThemselves();
  }

  /** Of a stored text, by itself. */
  ofStored(row: number): number {
    const known = this.#known.get(row);
    if (known !== undefined) return known;
    const words = this.#store.sparseOf(row);
    const score = this.#mean((i) => this.#store.cosine(row, vectorOf(this.read.vectors, i), this.#alongMean[i] ?? 0) + sparseProduct(words, this.read.words[i] ?? words));
    this.#known.set(row, score);
    return score;
  }

  /** Of any text, by itself. */
  ofText(vector: Float32Array, words: SparseVector): number {
    return this.#mean((i) => product(vector, vectorOf(this.read.vectors, i)) + sparseProduct(words, this.read.words[i] ?? words));
  }

  /** Evened out: with the scores of the text's neighbours, the nearer ones counting more. */
  evened(own: number, neighbours: Neighbours, query: number): number {
    let [sum, weights] = [0, 0];
    for (let slot = query * neighbours.count; slot < (query + 1) * neighbours.count; slot++) {
      const row = neighbours.ids[slot] ?? -1;
      if (row < 0) continue;
      const weight = Math.max(0, neighbours.similarities[slot] ?? 0) ** 2;
      sum += weight * this.ofStored(row);
      weights += weight;
    }
    return weights === 0 ? own : OWN_PART * own + (1 - OWN_PART) * (sum / weights);
  }

  /** The clause that shares most words and letters with the definition and its examples. */
  closestClause(text: string): DefinitionMatch['span'] {
    const scored = splitClauses(text).map(({ start, end, text: words }) => {
      const vector = sparseVector(normaliseText(words), this.#store.lexicon);
      return { start, end, score: this.#mean((i) => sparseProduct(vector, this.read.words[i] ?? vector)) };
    });
    const [best] = scored.sort((a, b) => b.score - a.score || a.start - b.start);
    return best ? { start: best.start, end: best.end } : null;
  }

  #alikeAmongThemselves(): number {
    const { vectors, words } = this.read;
    let [sum, pairs] = [0, 0];
    words.forEach((own, a) => {
      for (const [b, other] of words.slice(0, a).entries()) {
        sum += product(vectorOf(vectors, a), vectorOf(vectors, b)) + sparseProduct(own, other);
        pairs++;
      }
    });
    return pairs === 0 ? 0 : Math.max(0, sum / pairs);
  }

  #mean(score: (prototype: number) => number): number {
    const { length } = this.read.words;
    let sum = 0;
    for (let i = 0; i < length; i++) sum += score(i);
    return length === 0 ? 0 : sum / length;
  }
}

function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += (a[d] ?? 0) * (b[d] ?? 0);
  return sum;
}
