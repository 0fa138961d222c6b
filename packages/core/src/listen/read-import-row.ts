import { normaliseEmail } from '../email-address.ts';
import { channels, type Channel, metrics, type Metric, usualScales } from '../vocabulary.ts';
import { checkScore, parseScale, parseScore, type Scale } from './check-score.ts';
import { longestExternalId, normaliseExternalId } from './external-id.ts';
import { type ImportField, importFields, type ImportMapping } from './import-mapping.ts';
import { type DateReading, parseMoment } from './parse-moment.ts';
import { redactText } from './redact-text.ts';

export const importKinds = ['survey', 'review', 'interaction'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What is said of all rows at once, beside the mapping. */
export interface ImportOptions {
  readonly reading: DateReading;
  readonly metric?: Metric | undefined;
  readonly scale?: Scale | undefined;
  readonly kind: ImportKind;
  readonly channel?: Channel | undefined;
  /** Nothing can have been said after this. */
  readonly latest: Date;
}

export interface RowProblem {
  readonly column: string | null;
  readonly message: string;
}

/** One row as we understand it. */
export interface ImportedRow {
  readonly externalId?: string | undefined;
  readonly kind: ImportKind;
  readonly channel: Channel;
  readonly text: string;
  readonly title?: string | undefined;
  readonly score?: { metric: Metric; value: number; min: number; max: number } | undefined;
  readonly occurredAt?: Date | undefined;
  readonly language?: string | undefined;
  readonly customer?: { externalId?: string | undefined; email?: string | undefined; name?: string | undefined; segment?: string | undefined } | undefined;
}

const longestText = 50_000;
const nothing = new Set(['', '-', '–', 'n/a', 'na', 'null', 'none', 'nan']);

/** Says where each mapped column stands in a header, or the sentence that names the ones that are not there. */
export function placeColumns(mapping: ImportMapping, header: readonly string[]): { ok: true; places: ReadonlyMap<ImportField, number> } | { ok: false; problem: string } {
  const places = new Map<ImportField, number>();
  for (const field of importFields) {
    const column = mapping[field];
    if (column === undefined) continue;
    const place = header.indexOf(column) >= 0 ? header.indexOf(column) : header.findIndex((name) => name.toLowerCase() === column.toLowerCase());
    if (place < 0) return { ok: false, problem: `There is no column '${column}' for ${field}. The file has: ${header.join(', ')}.` };
    places.set(field, place);
  }
  return { ok: true, places };
}

/** Reads one row into feedback, or says everything that is wrong with it. */
export function readImportRow(cells: readonly string[], header: readonly string[], places: ReadonlyMap<ImportField, number>, options: ImportOptions): ImportedRow | { readonly problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const cell = (field: ImportField): string => {
    const place = places.get(field);
    const text = place === undefined ? '' : (cells[place] ?? '').trim();
    return field !== 'text' && nothing.has(text.toLowerCase()) ? '' : text;
  };
  const wrong = (field: ImportField | null, message: string): undefined => {
    const place = field === null ? undefined : places.get(field);
    problems.push({ column: place === undefined ? null : (header[place] ?? null), message: redactText(message).text });
    return undefined;
  };
  if (cells.slice(header.length).some((extra) => extra.trim() !== '')) wrong(null, `This row has ${cells.length} cells, the header has ${header.length}.`);
  const read: Reader = { cell, wrong, options };
  const text = cell('text');
  if (text.length > longestText) wrong('text', `This text has ${text.length.toLocaleString('en-GB')} characters; at most ${longestText.toLocaleString('en-GB')} are taken.`);
  const score = readScore(read);
  if (text === '' && cell('score') === '') wrong(places.has('text') ? 'text' : 'score', 'There is neither a text nor a score.');
  const row: ImportedRow = { ...readWords(read), text, score, externalId: readId(read, 'id'), occurredAt: readDate(read), customer: readCustomer(read) };
  return problems.length > 0 ? { problems } : row;
}

interface Reader {
  readonly cell: (field: ImportField) => string;
  readonly wrong: (field: ImportField, message: string) => undefined;
  readonly options: ImportOptions;
}

function readScore({ cell, wrong, options }: Reader): ImportedRow['score'] {
  if (cell('score') === '') return undefined;
  const named = cell('metric').toLowerCase();
  const metric = named === '' ? options.metric : metrics.find((candidate) => candidate === named);
  if (metric === undefined) return named === '' ? wrong('score', 'Nothing says which metric this score is.') : wrong('metric', `'${cut(named)}' is not a metric. There are: ${metrics.join(', ')}.`);
  const value = parseScore(cell('score'), metric);
  if (value === undefined) return wrong('score', `'${cut(cell('score'))}' is not a score.`);
  const scale = cell('scale') === '' ? (options.scale ?? usualScales[metric]) : parseScale(cell('scale'));
  if (scale === undefined) return wrong('scale', `'${cut(cell('scale'))}' is not a scale. Write it as 0-10.`);
  const checked = checkScore(metric, value, scale);
  return checked.ok ? { metric, value, min: scale.min, max: scale.max } : wrong('score', checked.problem);
}

function readDate({ cell, wrong, options }: Reader): Date | undefined {
  if (cell('date') === '') return undefined;
  const parsed = parseMoment(cell('date'), options.reading);
  if (!parsed.ok) return wrong('date', parsed.problem);
  return parsed.at.getTime() > options.latest.getTime() ? wrong('date', `'${cut(cell('date'))}' lies in the future.`) : parsed.at;
}

function readWords({ cell, wrong, options }: Reader): Pick<ImportedRow, 'kind' | 'channel' | 'title' | 'language'> {
  const namedKind = cell('kind').toLowerCase();
  const kind = namedKind === '' ? options.kind : (importKinds.find((candidate) => candidate === namedKind) ?? wrong('kind', `'${cut(namedKind)}' is not a kind. There are: ${importKinds.join(', ')}.`));
  const namedChannel = cell('channel').toLowerCase();
  const taken = channels.filter((candidate) => candidate !== 'friction');
  const fallback = options.channel ?? (kind === 'interaction' ? 'web' : (kind ?? 'survey'));
  const channel = namedChannel === '' ? fallback : (taken.find((candidate) => candidate === namedChannel) ?? wrong('channel', `'${cut(namedChannel)}' is not a channel. There are: ${taken.join(', ')}.`));
  const title = cell('title').slice(0, 300).toWellFormed();
  const language = cell('language');
  if (language.length > 35) wrong('language', `'${cut(language)}' is not a language. Write it as en or de-AT.`);
  return { kind: kind ?? options.kind, channel: channel ?? fallback, title: title === '' ? undefined : title, language: language === '' ? undefined : language };
}

function readId({ cell, wrong }: Reader, field: 'id' | 'customer_id'): string | undefined {
  const id = normaliseExternalId(cell(field));
  return id !== undefined && id.length > longestExternalId ? wrong(field, `This id has ${id.length} characters; at most ${longestExternalId} are taken.`) : id;
}

function readCustomer(reader: Reader): ImportedRow['customer'] {
  const { cell, wrong } = reader;
  const externalId = readId(reader, 'customer_id');
  const email = cell('customer_email');
  if (email !== '' && normaliseEmail(email) === undefined) return wrong('customer_email', `'${cut(email)}' is not an email address.`);
  if (externalId === undefined && email === '') return undefined;
  const given = (field: ImportField, most: number) => (cell(field) === '' ? undefined : cell(field).slice(0, most).toWellFormed());
  return { externalId, email: email === '' ? undefined : email, name: given('customer_name', 200), segment: given('segment', 100) };
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}
