import { objectIn, type JsonObject } from '@kept/core/listen/formats/file-format.ts';
import { type ExactJsonParser, exactJsonParser, parseExactly } from './exact-json.ts';

/** One record of a JSON file, by its number, or what is wrong there. */
export type JsonRow = { readonly line: number; readonly record: JsonObject } | { readonly line: number; readonly problem: string };

/** How records lie in a JSON file: one a line, or as a list at a path. */
export type JsonLayout = { readonly kind: 'lines' } | { readonly kind: 'list'; readonly path: string };

const longestLine = 1_048_576;
const tooLong = 'This line is longer than a million characters, so it was left alone. Export one record a line.';
const envelopes = ['satisfaction_ratings', 'tickets', 'survey_responses', 'reviews', 'feed', 'data', 'conversations', 'items', 'responses', 'results', 'records', 'rows', 'values', 'feedback'];

/** Whether a text begins like JSON. */
export function looksLikeJson(head: string): boolean {
  return /^\s*(?:\[\s*[{\]]|\{\s*(?:"|\}))/.test(head);
}

/** Finds out how the records lie, from the beginning of the file. A single object whose list has a usual name is an envelope. */
export function findLayout(head: string, isRecord: (record: JsonObject) => boolean): JsonLayout {
  if (head.trimStart().startsWith('[')) return { kind: 'list', path: '$.*' };
  const end = head.indexOf('\n');
  const first = objectIn(parsed(end < 0 ? head : head.slice(0, end)));
  if (first !== undefined && (isRecord(first) || (end >= 0 && head.slice(end).trim().startsWith('{')))) return { kind: 'lines' };
  const name = envelopes.find((candidate) => new RegExp(`"${candidate}"\\s*:\\s*[[{]`).test(head.slice(0, 65_536)));
  if (name === 'feed') return { kind: 'list', path: /"entry"\s*:\s*\{/.test(head) ? '$.feed.entry' : '$.feed.entry.*' };
  return { kind: 'list', path: name === undefined ? '$' : `$.${name}.*` };
}

/** Reads the records as their text comes. A damaged line costs that line; a list that breaks off costs what comes after. */
export async function* readJson(text: AsyncIterable<string>, layout: JsonLayout): AsyncGenerator<JsonRow> {
  yield* layout.kind === 'lines' ? readLines(text) : readList(text, layout.path);
}

async function* readLines(text: AsyncIterable<string>): AsyncGenerator<JsonRow> {
  let pending = '';
  let line = 1;
  let isSkipping = false;
  for await (const piece of text) {
    pending += piece;
    let from = 0;
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n', from)) {
      if (!isSkipping) yield* readLine(line, pending.slice(from, end));
      isSkipping = false;
      line += 1;
      from = end + 1;
    }
    pending = pending.slice(from);
    if (pending.length <= longestLine && !isSkipping) continue;
    if (!isSkipping) yield { line, problem: tooLong };
    [isSkipping, pending] = [true, ''];
  }
  if (!isSkipping) yield* readLine(line, pending);
}

function* readLine(line: number, text: string): Generator<JsonRow> {
  if (text.trim() === '') return;
  if (text.length > longestLine) return yield { line, problem: tooLong };
  const record = objectIn(parsed(text));
  yield record === undefined ? { line, problem: 'This line is not a record in JSON.' } : { line, record };
}

async function* readList(text: AsyncIterable<string>, path: string): AsyncGenerator<JsonRow> {
  let found: JsonRow[] = [];
  let line = 0;
  let isDamaged = false;
  const take = (value: unknown) => {
    line += 1;
    const record = objectIn(value);
    // An empty place in a list is nothing that was said.
    if (value !== null) found.push(record === undefined ? { line, problem: 'This is not a record.' } : { line, record });
  };
  const parser = exactJsonParser(path, take, () => void (isDamaged = true));
  for await (const piece of text) {
    try {
      parser.write(piece);
    } catch {
      isDamaged = true;
    }
    yield* found;
    found = [];
    if (isDamaged) break;
  }
  if (!isDamaged && !parser.isEnded()) end(parser, () => void (isDamaged = true));
  yield* found;
  if (isDamaged) yield { line: line + 1, problem: 'The file is damaged here or breaks off. What came before was read.' };
}

function end(parser: ExactJsonParser, onError: () => void): void {
  try {
    parser.end();
  } catch {
    onError();
  }
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text);
  } catch {
    return undefined;
  }
}
