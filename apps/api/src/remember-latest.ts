/** Puts an entry last and forgets the one used longest ago where there are more than so many; a Map goes in the order of its entries. */
export function rememberLatest<Key, Value>(known: Map<Key, Value>, key: Key, value: Value, most: number): void {
  known.delete(key);
  known.set(key, value);
  for (const oldest of known.keys()) {
    if (known.size <= most) return;
    known.delete(oldest);
  }
}
