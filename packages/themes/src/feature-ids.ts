const FIRST_SLOTS = 1 << 10;

/** Numbers features (32-bit numbers) in the order in which they are seen: an open hash table, several times as fast and as small as a Map. */
export class FeatureIds {
  #slots = new Int32Array(FIRST_SLOTS);
  #features = new Int32Array(FIRST_SLOTS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The id of a feature, a new one where it was not seen before. */
  add(feature: number): number {
    const slot = this.#slotOf(feature);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    this.#features[this.#size++] = feature;
    this.#slots[slot] = this.#size;
    if (2 * this.#size >= this.#slots.length) this.#grow();
    return this.#size - 1;
  }

  /** The id of a feature, -1 where it was not seen. */
  find(feature: number): number {
    return (this.#slots[this.#slotOf(feature)] ?? 0) - 1;
  }

  featureOf(id: number): number {
    return this.#features[id] ?? 0;
  }

  /** Where a feature stands or would stand; a slot holds the id and one, or 0 for nobody. */
  #slotOf(feature: number): number {
    const mask = this.#slots.length - 1;
    const mixed = Math.imul(feature, 0x9e3779b1);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    for (;;) {
      const taken = this.#slots[slot] ?? 0;
      if (taken === 0 || this.#features[taken - 1] === feature) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const features = new Int32Array(2 * this.#features.length);
    features.set(this.#features);
    this.#features = features;
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let id = 0; id < this.#size; id++) this.#slots[this.#slotOf(features[id] ?? 0)] = id + 1;
  }
}
