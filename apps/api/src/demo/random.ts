export type Random = {
  /** A number from 0 up to, not including, 1. */
  next: () => number;
  /** A whole number from low to high, both included. */
  whole: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  pickWeighted: <T>(items: readonly T[], weightOf: (item: T) => number) => T;
  /** Roughly normal around 0 with spread 1. */
  bell: () => number;
  /** A separate stream: drawing from it never shifts the numbers of this one. */
  fork: (label: string) => Random;
};

/** Gives the same numbers for the same seed and label on every machine (sfc32 after an FNV-1a mix of the label). */
export function createRandom(seed: number, label = 'world'): Random {
  const next = startSfc32(mixSeed(seed, label));
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, whole(0, items.length - 1)),
    pickWeighted: (items, weightOf) => pickWeighted(items, weightOf, next()),
    bell: () => next() + next() + next() + next() + next() + next() - 3 + (next() - next()) / 2,
    fork: (name) => createRandom(seed, `${label}/${name}`),
  };
}

function mixSeed(seed: number, label: string): number {
  let hash = 0x811c9dc5 ^ (seed | 0);
  for (let i = 0; i < label.length; i += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

function startSfc32(start: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = start | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i += 1) next();
  return next;
}

function pickWeighted<T>(items: readonly T[], weightOf: (item: T) => number, draw: number): T {
  const weights = items.map((item) => Math.max(0, weightOf(item)));
  let left = draw * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0 && weight > 0) return itemAt(items, index);
  }
  return itemAt(items, weights.findLastIndex((weight) => weight > 0));
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError('There is nothing to choose from.');
  return item;
}
