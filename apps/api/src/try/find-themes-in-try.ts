import { seededRandom } from '@kept/themes/seeded-random.ts';
import type { EncodedText } from '@kept/themes/theme-engine.ts';
import type { Deps } from '../context.ts';
import type { TriedRows, TriedState } from './tried-file.ts';
import { saveTryState } from './try-store.ts';

/** A visitor waits a minute at most: what is not read within this time is left out, and the result says so. */
const readingMs = 35_000;
const lot = 256;
const beatMs = 1_000;
const longestQuote = 500;

/** Words a visitor reads while waiting; the theme engine names the steps after them. */
export const waitingStep = 'Waiting for its turn';
const readingStep = 'Reading what people say';

let turn: Promise<void> = Promise.resolve();

/** Finds the themes of one tried file, one file at a time, and leaves the result or a sentence in its state. Never throws. */
export function findThemesInTry(deps: Deps, token: string, file: { rows: TriedRows['rows']; textColumn: string; startedAt: string }): Promise<void> {
  const beat = keepBeating(deps, token, file.startedAt);
  turn = turn.then(async () => {
    try {
      const found = await findIn(deps, file.rows, beat.tell);
      await beat.end();
      await saveTryState(deps, token, { state: 'ready', startedAt: file.startedAt, textColumn: file.textColumn, ...found });
    } catch (error) {
      await beat.end();
      deps.log.warn({ err: error }, 'A tried file could not be sorted into themes');
      await saveTryState(deps, token, { state: 'failed', startedAt: file.startedAt, message: 'Something went wrong on our side while the themes were being found. Drop the file again.' }).catch(() => undefined);
    }
  });
  return turn;
}

type Found = Omit<Extract<TriedState, { state: 'ready' }>, 'state' | 'startedAt' | 'textColumn'>;

async function findIn(deps: Deps, rows: TriedRows['rows'], tell: (step: string, done?: number, total?: number) => void): Promise<Found> {
  const began = performance.now();
  const texts = inChanceOrder(rows.flatMap(({ text }, i) => (text === '' ? [] : [{ id: String(i), text }])));
  const encoded: EncodedText[] = [];
  for (let from = 0; from < texts.length && (from === 0 || performance.now() - began < readingMs); from += lot) {
    const some = texts.slice(from, from + lot);
    tell(readingStep, from, texts.length);
    const vectors = await deps.engine.encode(some.map((each) => each.text));
    for (const [i, each] of some.entries()) if (vectors[i] !== undefined) encoded.push({ ...each, vector: vectors[i] });
  }
  const found = await deps.engine.findThemes(encoded, { onProgress: (step) => tell(step) });
  const textOf = (id: string) => rows[Number(id)]?.text ?? '';
  return {
    texts: texts.length,
    read: encoded.length,
    themed: found.themes.reduce((sum, theme) => sum + theme.members.length, 0),
    seconds: Math.round((performance.now() - began) / 100) / 10,
    themes: found.themes.map((theme) => ({ title: theme.title, size: theme.members.length, quotes: theme.quotes.map((id) => shortened(textOf(id))) })).sort((a, b) => b.size - a.size),
  };
}

/** Files are often sorted by date or product; when time runs out, what was read should stand for the whole. The same file gives the same order. */
function inChanceOrder<T>(items: readonly T[]): T[] {
  const random = seededRandom(items.length);
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote).toWellFormed()}…`;
}

/** Writes the newest step once a second, so that any API process can tell, and so that a silent one is known to be gone. */
function keepBeating(deps: Deps, token: string, startedAt: string) {
  let now: { step: string; done: number | null; total: number | null } = { step: waitingStep, done: null, total: null };
  let writing = Promise.resolve();
  const timer = setInterval(() => {
    const state: TriedState = { state: 'reading', startedAt, beatAt: deps.now().toISOString(), ...now };
    writing = writing.then(() => saveTryState(deps, token, state)).catch(() => undefined);
  }, beatMs);
  timer.unref();
  return {
    tell: (step: string, done?: number, total?: number) => {
      now = { step, done: done ?? null, total: total ?? null };
    },
    end: async () => {
      clearInterval(timer);
      await writing;
    },
  };
}
