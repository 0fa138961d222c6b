import { importFields, type ImportField } from './import-mapping.ts';
import { parseMoment } from './parse-moment.ts';
import { type ImportedRow, type ImportOptions, readImportRow } from './read-import-row.ts';
import { redactText } from './redact-text.ts';

/** What a place in somebody else's message can be for us; `items` is where a list of several lies, `changed` when it was last changed there. */
export const messageFields = [...importFields, 'items'] as const;
export type MessageField = (typeof messageFields)[number];

/** Field of ours to place of theirs: data.ticket.id, answers.0.text, /odd.name/id, or =csat for a fixed word. */
export type MessageMapping = Readonly<Partial<Record<MessageField, string>>>;

export interface MessageItem extends ImportedRow {
  readonly changedAt?: Date | undefined;
}

export type MappedMessage = { readonly ok: true; readonly items: readonly MessageItem[] } | { readonly ok: false; readonly problems: readonly string[] };

const mostItems = 1000;
const mostProblems = 20;

/** Reads a message by a mapping: every item in it, or a sentence for each thing that keeps it from being understood. */
export function readMappedMessage(message: unknown, mapping: MessageMapping, options: ImportOptions): MappedMessage {
  const listed = mapping.items === undefined ? message : valueAt(message, mapping.items);
  if (listed === undefined || listed === null) return no([`There is nothing at '${mapping.items ?? ''}', where the items should be.`]);
  const items: readonly unknown[] = Array.isArray(listed) ? listed : [listed];
  if (items.length > mostItems) return no([`There are ${items.length.toLocaleString('en-GB')} items in this message; at most ${mostItems.toLocaleString('en-GB')} are taken.`]);
  const read = items.map((item) => readItem(item, mapping, options));
  const problems = read.flatMap((one, place) => ('problems' in one ? one.problems.map((problem) => (items.length === 1 ? problem : `Item ${place + 1}: ${problem}`)) : []));
  return problems.length > 0 ? no(problems.slice(0, mostProblems)) : { ok: true, items: read.flatMap((one) => ('problems' in one || 'leftOut' in one ? [] : [one])) };
}

/** What lies at a place in a message; undefined when there is nothing. */
export function valueAt(message: unknown, path: string): unknown {
  let found = message;
  for (const name of stepsOf(path)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

function readItem(item: unknown, mapping: MessageMapping, options: ImportOptions): MessageItem | { readonly leftOut: true } | { readonly problems: readonly string[] } {
  const fields = importFields.flatMap((field): [ImportField, string][] => (mapping[field] === undefined || field === 'changed' ? [] : [[field, mapping[field]]]));
  const header = fields.map(([, path]) => path);
  const row = readImportRow(header.map((path) => textAt(item, path)), header, new Map(fields.map(([field], place) => [field, [place]])), options);
  if ('problems' in row) return { problems: row.problems.map(({ column, message }) => (column === null ? message : `At '${column}': ${message}`)) };
  if ('leftOut' in row) return row;
  const changed = mapping.changed === undefined ? '' : textAt(item, mapping.changed);
  if (changed === '') return row;
  const at = parseMoment(changed, options.reading);
  if (!at.ok) return { problems: [redactText(`At '${mapping.changed}': ${at.problem}`).text] };
  return at.at > options.latest ? { problems: [`At '${mapping.changed}': this lies in the future.`] } : { ...row, changedAt: at.at };
}

/** Lists of words become one text; anything deeper is no text. */
function textAt(item: unknown, path: string): string {
  if (path.startsWith('=')) return path.slice(1);
  const found = valueAt(item, path);
  const parts: readonly unknown[] = Array.isArray(found) ? found : [found];
  return parts.flatMap((part) => (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? [String(part)] : [])).join('\n\n');
}

function stepsOf(path: string): string[] {
  if (path.startsWith('/')) return path.slice(1).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return path === '' ? [] : path.split('.');
}

function no(problems: readonly string[]): MappedMessage {
  return { ok: false, problems };
}
