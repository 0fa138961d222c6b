import type { DefinitionMatch, PackedDefinition } from './definition-scores.ts';
import type { NearSettings, NearText } from './find-near.ts';
import type { PackedChange } from './kept-stores.ts';
import { packTexts } from './pack-texts.ts';
import type { PlaceSettings } from './place-texts.ts';
import { StoreFeed } from './store-feed.ts';
import type { Definition, EncodedText, Placement, StoredText } from './theme-engine.ts';
import { ThemeEngineError, type WorkerPool } from './worker-pool.ts';

/** What one worker thread is asked about stored texts that it keeps between calls. */
export interface StoredTexts {
  place(texts: readonly EncodedText[], stored: readonly StoredText[], dimensions: number, settings: Omit<PlaceSettings, 'definitions'> & { readonly definitions: readonly Definition[] }): Promise<readonly Placement[]>;
  near(question: EncodedText, stored: readonly StoredText[], dimensions: number, settings: NearSettings): Promise<readonly NearText[]>;
  match(definition: Definition, stored: readonly StoredText[], dimensions: number): Promise<readonly DefinitionMatch[]>;
}

/** Opens the way there; a thread that was replaced has lost its store and is sent all of it once more. */
export function storedTexts(pool: WorkerPool): StoredTexts {
  const feed = new StoreFeed();
  async function ask<Answer>(stored: readonly StoredText[], dimensions: number, question: (change: PackedChange) => Promise<Answer | undefined>): Promise<Answer> {
    const packed = ({ added, ...change }: ReturnType<StoreFeed['change']>): PackedChange => ({ ...change, added: packTexts(added, dimensions), themeIds: added.map((each) => each.themeId) });
    const answer = (await question(packed(feed.change(stored)))) ?? (await question(packed(feed.whole(stored))));
    if (answer === undefined) throw new ThemeEngineError('The worker thread of the theme engine keeps losing the stored texts.');
    return answer;
  }
  return {
    place: (texts, stored, dimensions, { definitions, ...rest }) => {
      const settings: PlaceSettings = { ...rest, definitions: definitions.map((each) => packDefinition(each, dimensions)) };
      return ask(stored, dimensions, (change) => pool.run('place', { texts: packTexts(texts, dimensions), settings, change }));
    },
    near: (question, stored, dimensions, settings) => ask(stored, dimensions, (change) => pool.run('near', { question: packTexts([question], dimensions), settings, change })),
    match: (definition, stored, dimensions) => ask(stored, dimensions, (change) => pool.run('match', { definition: packDefinition(definition, dimensions), change })),
  };
}

function packDefinition({ themeId, strictness, texts, spares = [] }: Definition, dimensions: number): PackedDefinition {
  return { themeId, strictness, spares, texts: packTexts(texts, dimensions) };
}
