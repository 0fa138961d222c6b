import type { Likeness } from '@kept/core/understand/merge-strength.ts';
import { isStopWord, splitWords } from '@kept/themes/split-words.ts';
import type { StoredText } from '@kept/themes/theme-engine.ts';
import { decodeVector } from '@kept/themes/vector-blob.ts';

const textsPerTheme = 100;
const wordsPerTheme = 10;
/** A word tells something about a theme when so many of its texts say it. */
const tellingTexts = 2;

interface Middle {
  readonly vectors: readonly Float32Array[];
  readonly sum: Float32Array;
  readonly words: ReadonlySet<string>;
}

/** How alike one theme is to each of the others, from a sample of their texts; only vectors of one kind are compared. */
export function compareThemes(texts: Iterable<StoredText>, themeId: string, others: ReadonlySet<string>): ReadonlyMap<string, Likeness> {
  const samples = new Map<string, StoredText[]>();
  for (const text of texts) {
    if (text.themeId === null || (text.themeId !== themeId && !others.has(text.themeId))) continue;
    const sample = samples.get(text.themeId) ?? [];
    if (sample.length < textsPerTheme) sample.push(text);
    samples.set(text.themeId, sample);
  }
  const kind = kindOf(samples.get(themeId)?.[0]);
  const spread = countThemesWith(samples);
  const own = middleOf(samples.get(themeId) ?? [], kind, spread, samples.size);
  const likeness = new Map<string, Likeness>();
  for (const [id, sample] of samples) {
    if (id === themeId) continue;
    const other = middleOf(sample, kind, spread, samples.size);
    const both = own.vectors.length + other.vectors.length;
    const crossing = own.vectors.length < 2 || other.vectors.length < 2 ? 0 : (countCrossing(own, other) + countCrossing(other, own)) / both;
    likeness.set(id, { crossing, sharedWords: [...own.words].filter((word) => other.words.has(word)) });
  }
  return likeness;
}

/** Format, encoder's mark and size: what must agree before two vectors are compared. */
function kindOf(text: StoredText | undefined): string {
  return text === undefined ? '' : text.vector.subarray(0, 4).join(' ');
}

function middleOf(sample: readonly StoredText[], kind: string, spread: ReadonlyMap<string, number>, themes: number): Middle {
  const vectors = sample.filter((text) => kindOf(text) === kind).map((text) => decodeVector(text.vector));
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  return { vectors, sum, words: tellingWords(sample, spread, themes) };
}

/** The words that most of a theme's texts say and few other themes do, the most telling first. */
function tellingWords(sample: readonly StoredText[], spread: ReadonlyMap<string, number>, themes: number): ReadonlySet<string> {
  const counts = countWords(sample);
  const weight = ([word, count]: readonly [string, number]) => count * Math.log(1 + themes / (spread.get(word) ?? 1));
  const telling = [...counts].filter(([, count]) => count >= tellingTexts).toSorted((a, b) => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1));
  return new Set(telling.slice(0, wordsPerTheme).map(([word]) => word));
}

function countWords(sample: readonly StoredText[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of sample) for (const word of new Set(splitWords(text))) if (word.length > 2 && !isStopWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function countThemesWith(samples: ReadonlyMap<string, readonly StoredText[]>): ReadonlyMap<string, number> {
  const spread = new Map<string, number>();
  for (const sample of samples.values()) for (const word of countWords(sample).keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  return spread;
}

/** How many texts of one theme lie nearer to the middle of the other; a text does not count towards the middle it is compared with. */
function countCrossing(of: Middle, to: Middle): number {
  return of.vectors.filter((vector) => cosine(vector, to.sum, undefined) > cosine(vector, of.sum, vector)).length;
}

function cosine(vector: Float32Array, sum: Float32Array, without: Float32Array | undefined): number {
  let dot = 0;
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) {
    const middle = (sum[at] ?? 0) - (without?.[at] ?? 0);
    dot += (vector[at] ?? 0) * middle;
    squares += middle * middle;
  }
  return squares === 0 ? 0 : dot / Math.sqrt(squares);
}
