/**
 * Offers one value to the `count` slots from `slot` on, which hold the largest seen so far as a binary heap with the smallest on
 * top. Free slots hold what nothing is smaller than; a value equal to the smallest kept is not taken.
 */
export function keepLargest(ids: Int32Array, kept: Float32Array, slot: number, count: number, id: number, value: number): void {
  if (value <= (kept[slot] ?? 0)) return;
  let hole = 0;
  for (;;) {
    let child = 2 * hole + 1;
    if (child >= count) break;
    if (child + 1 < count && (kept[slot + child + 1] ?? 0) < (kept[slot + child] ?? 0)) child++;
    if ((kept[slot + child] ?? 0) >= value) break;
    kept[slot + hole] = kept[slot + child] ?? 0;
    ids[slot + hole] = ids[slot + child] ?? 0;
    hole = child;
  }
  kept[slot + hole] = value;
  ids[slot + hole] = id;
}

/** Sorts such slots, largest first, equal ones by id; free slots (id -1) come last. */
export function sortSlots(ids: Int32Array, kept: Float32Array, slot: number, count: number): void {
  for (let end = 1; end < count; end++) {
    const id = ids[slot + end] ?? -1;
    const value = kept[slot + end] ?? 0;
    let hole = end;
    for (; hole > 0; hole--) {
      const before = kept[slot + hole - 1] ?? 0;
      const beforeId = ids[slot + hole - 1] ?? -1;
      if (beforeId >= 0 && (id < 0 || before > value || (before === value && beforeId < id))) break;
      kept[slot + hole] = before;
      ids[slot + hole] = beforeId;
    }
    kept[slot + hole] = value;
    ids[slot + hole] = id;
  }
}
