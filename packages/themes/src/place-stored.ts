import { packTexts } from './pack-texts.ts';
import type { PlaceSettings } from './place-texts.ts';
import { type StoreChange, StoreFeed } from './store-feed.ts';
import type { EncodedText, Placement, StoredText } from './theme-engine.ts';
import { ThemeEngineError, type WorkerPool } from './worker-pool.ts';

/** Places texts by way of one worker thread that keeps what is stored between calls. */
export type PlaceStored = (texts: readonly EncodedText[], stored: readonly StoredText[], dimensions: number, settings: PlaceSettings) => Promise<readonly Placement[]>;

/** Opens the way there; a thread that was replaced has lost its store and is sent all of it once more. */
export function placeStored(pool: WorkerPool): PlaceStored {
  const feed = new StoreFeed();
  return async (texts, stored, dimensions, settings) => {
    const packed = packTexts(texts, dimensions);
    const ask = (change: StoreChange): Promise<readonly Placement[] | undefined> =>
      pool.run('place', { texts: packed, settings, change: { ...change, added: packTexts(change.added, dimensions), themeIds: change.added.map((each) => each.themeId) } });
    const placed = (await ask(feed.change(stored))) ?? (await ask(feed.whole(stored)));
    if (!placed) throw new ThemeEngineError('The worker thread of the theme engine keeps losing the stored texts.');
    return placed;
  };
}
