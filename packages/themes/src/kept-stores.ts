import type { TensorRuntime } from './load-tensor-runtime.ts';
import type { PackedTexts } from './pack-texts.ts';
import type { StoreChange } from './store-feed.ts';
import { TextStore } from './text-store.ts';

/** A change on its way to the worker thread: its texts packed. */
export interface PackedChange extends Omit<StoreChange, 'added'> {
  readonly added: PackedTexts;
  readonly themeIds: readonly (string | null)[];
}

const kept = new Map<number, { version: number; readonly store: TextStore }>();

/** The store after a change; undefined when this thread does not hold what the change builds on, because it has been replaced. */
export function keptStore(runtime: TensorRuntime, change: PackedChange): TextStore | undefined {
  for (const key of change.dropped) kept.delete(key);
  if (change.from === 0) kept.set(change.key, { version: 0, store: new TextStore(runtime) });
  const found = kept.get(change.key);
  if (!found || found.version !== change.from) return undefined;
  found.store.add(change.added, change.themeIds);
  for (const [row, themeId] of change.rethemed) found.store.themeIds[row] = themeId;
  found.version = change.to;
  return found.store;
}
