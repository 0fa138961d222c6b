const SLOTS = 1 << 15;
const MOST_FEATURES = SLOTS >> 1;

/** How often each feature (a 32-bit number) occurs in one text, in the order of their first occurrence; emptied and used again for every text. */
export class FeatureCounts {
  readonly #features = new Int32Array(SLOTS);
  readonly #counts = new Int32Array(SLOTS);
  readonly #order = new Int32Array(MOST_FEATURES);
  #size = 0;

  /** How many different features there are. */
  get size(): number {
    return this.#size;
  }

  /** Counts one occurrence; beyond 16,384 different features new ones are left out. */
  add(feature: number): void {
    let slot = (Math.imul(feature, 0x9e3779b1) >>> 17) & (SLOTS - 1);
    while (this.#counts[slot] !== 0 && this.#features[slot] !== feature) slot = (slot + 1) & (SLOTS - 1);
    if (this.#counts[slot] === 0) {
      if (this.#size === MOST_FEATURES) return;
      this.#features[slot] = feature;
      this.#order[this.#size++] = slot;
    }
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
  }

  featureAt(place: number): number {
    return this.#features[this.#order[place] ?? 0] ?? 0;
  }

  countAt(place: number): number {
    return this.#counts[this.#order[place] ?? 0] ?? 0;
  }

  clear(): void {
    for (let place = 0; place < this.#size; place++) this.#counts[this.#order[place] ?? 0] = 0;
    this.#size = 0;
  }
}
