import type { JsonFormat } from './formats/file-format.ts';
import { placeColumns } from './place-columns.ts';
import { type ImportedRow, type ImportOptions, readImportRow } from './read-import-row.ts';
import { redactText } from './redact-text.ts';
import { suggestMapping } from './suggest-mapping.ts';
import { vendorMessages } from './vendor-messages.ts';

/** What a vendor's message says in our words; why it says nothing to us; or what keeps it from being understood. */
export type MessageReading = { readonly items: readonly ImportedRow[] } | { readonly notUsed: string } | { readonly problem: string };

const whatToDo = 'Set metric and scale for this source, then use the message again.';

/** Reads a message as the vendor sends it, by the very format that reads the vendor's files: the same response has the same id and words whichever way it comes. */
export function readVendorMessage(vendor: keyof typeof vendorMessages, body: unknown, options: ImportOptions): MessageReading {
  const opened = vendorMessages[vendor](body);
  if (!('records' in opened)) return opened;
  const items: ImportedRow[] = [];
  for (const { record, format } of opened.records) {
    for (const cells of format.rows(record)) {
      const read = readCells(cells, format, options);
      if ('problem' in read) return read;
      items.push(...read.items);
    }
  }
  return items.length === 0 ? { notUsed: opened.ifEmpty } : { items };
}

function readCells(given: readonly string[], format: JsonFormat, options: ImportOptions): { readonly items: readonly ImportedRow[] } | { readonly problem: string } {
  const { facts, columns } = format;
  const at = (name: string) => (columns.includes(name) ? (given[columns.indexOf(name)] ?? '') : '');
  // What an administrator said of the ratings holds, but for those that cannot be anything else.
  const isSettled = at('metric') === 'nps' || facts.metric === 'thumb';
  const cells = given.map((cell, place) => (columns[place] === 'metric' && options.metric !== undefined && !isSettled ? '' : cell));
  if (at('metric') === 'csat' && at('scale') === '' && options.scale === undefined) return { problem: `On which scale “${redactText(at('question').slice(0, 80)).text}” is asked is not said in the message. ${whatToDo}` };
  const placed = placeColumns(suggestMapping(columns, [], format).mapping, columns);
  if (!placed.ok) return { problem: placed.problem };
  const read = readImportRow(cells, columns, placed.places, { ...options, kind: facts.kind, channel: facts.channel, metric: facts.metric ?? options.metric, scale: isSettled ? undefined : options.scale, isEmptyNoAnswer: true, isFolded: facts.isFolded });
  if ('leftOut' in read) return { items: [] };
  return 'problems' in read ? { problem: read.problems.map(({ column, message }) => (column === 'score' || column === 'rating' ? `The rating: ${message} ${whatToDo}` : message)).join(' ') } : { items: [read] };
}
