import type { StoredText } from './theme-engine.ts';

/** What the worker thread has to be told so that its store becomes the list at hand. */
export interface StoreChange {
  /** Which of the stores it keeps. */
  readonly key: number;
  /** The state the change builds on; 0 for a store that begins anew. */
  readonly from: number;
  readonly to: number;
  readonly added: readonly StoredText[];
  readonly rethemed: readonly (readonly [row: number, themeId: string | null])[];
  /** Stores nobody asks for any more. */
  readonly dropped: readonly number[];
}

interface Known {
  readonly key: number;
  version: number;
  rows: Map<string, { readonly text: StoredText; readonly row: number }>;
}

const STORES_KEPT = 4;
const LOOKED_AT = 16;

/**
 * Remembers which texts the placing thread holds already, list by list, so that a call sends only what is new. Lists are recognised by
 * their ids; whatever else a caller passes is sent whole, so that the answer never depends on what is remembered.
 */
export class StoreFeed {
  #known: Known[] = [];
  #keys = 0;

  change(stored: readonly StoredText[]): StoreChange {
    const known = this.#recognise(stored);
    const change = known && changeOf(known, stored);
    return change ?? this.whole(stored);
  }

  /** The whole list, as a store of its own: also when the thread has lost what it held. */
  whole(stored: readonly StoredText[]): StoreChange {
    const old = this.#recognise(stored);
    this.#known = this.#known.filter((each) => each !== old);
    const fresh: Known = { key: ++this.#keys, version: 1, rows: new Map(stored.map((text, row) => [text.id, { text, row }])) };
    const forgotten = this.#known.slice(STORES_KEPT - 1);
    this.#known = [fresh, ...this.#known.slice(0, STORES_KEPT - 1)];
    return { key: fresh.key, from: 0, to: 1, added: stored, rethemed: [], dropped: [...forgotten, ...(old ? [old] : [])].map((each) => each.key) };
  }

  #recognise(stored: readonly StoredText[]): Known | undefined {
    const looked = Array.from({ length: Math.min(LOOKED_AT, stored.length) }, (_, i) => stored[Math.floor((i * stored.length) / LOOKED_AT)]?.id ?? '');
    const found = this.#known.find((known) => looked.length > 0 && 2 * looked.filter((id) => known.rows.has(id)).length > looked.length);
    if (found) this.#known = [found, ...this.#known.filter((each) => each !== found)];
    return found;
  }
}

/** Undefined where a text is gone or reads differently: then the store has to be built anew. */
function changeOf(known: Known, stored: readonly StoredText[]): StoreChange | undefined {
  const added: StoredText[] = [];
  const rethemed: [number, string | null][] = [];
  let seen = 0;
  for (const text of stored) {
    const old = known.rows.get(text.id);
    if (old === undefined) added.push(text);
    else {
      seen++;
      if (old.text === text) continue;
      if (old.text.text !== text.text || !isSameVector(old.text.vector, text.vector)) return undefined;
      if (old.text.themeId !== text.themeId) rethemed.push([old.row, text.themeId]);
      known.rows.set(text.id, { text, row: old.row });
    }
  }
  if (seen < known.rows.size) return undefined;
  for (const text of added) known.rows.set(text.id, { text, row: known.rows.size });
  const from = known.version;
  if (added.length > 0 || rethemed.length > 0) known.version++;
  return { key: known.key, from, to: known.version, added, rethemed, dropped: [] };
}

function isSameVector(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || (one.length === other.length && one.every((byte, i) => byte === other[i]));
}
