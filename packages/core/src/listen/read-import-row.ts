import { normaliseEmail } from '../email-address.ts';
import { channels, type Channel, metrics, type Metric, usualScales } from '../vocabulary.ts';
import { checkScore, isNoAnswer, parseScale, parseScore, type Scale } from './check-score.ts';
import { longestExternalId, normaliseExternalId } from './external-id.ts';
import type { ImportField } from './import-mapping.ts';
import { isBlankCell } from './is-blank-cell.ts';
import { type DateReading, parseMoment } from './parse-moment.ts';
import type { ColumnPlaces } from './place-columns.ts';
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
  /** Values for every row that has none of its own. */
  readonly fixed?: Readonly<Partial<Record<string, string>>> | undefined;
  /** In this file rows without score and words are people who did not answer, and no mistake. */
  readonly isEmptyNoAnswer?: boolean | undefined;
  /** Its ratings are finer answers folded into fewer steps. */
  readonly isFolded?: boolean | undefined;
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
  readonly question?: string | undefined;
  readonly score?: { metric: Metric; value: number; min: number; max: number } | undefined;
  readonly occurredAt?: Date | undefined;
  /** When the source last changed it. */
  readonly changedAt?: Date | undefined;
  readonly language?: string | undefined;
  readonly agentRef?: string | undefined;
  readonly team?: string | undefined;
  readonly product?: string | undefined;
  readonly url?: string | undefined;
  /** Whoever wrote it, as the source calls them: to be hashed before it is kept. */
  readonly author?: string | undefined;
  readonly reply?: { readonly text: string; readonly at?: Date | undefined } | undefined;
  readonly raw?: Readonly<Record<string, string>> | undefined;
  /** Its rating is a finer answer folded into fewer steps. */
  readonly isFolded?: boolean | undefined;
  readonly customer?: { externalId?: string | undefined; email?: string | undefined; name?: string | undefined; segment?: string | undefined } | undefined;
}

/** A row as we understand it, everything that is wrong with it, or that nobody answered. */
export type ReadRow = ImportedRow | { readonly problems: readonly RowProblem[] } | { readonly leftOut: true };

const longestText = 50_000;
const longestKept = 500;

/** Reads one row into feedback, or says everything that is wrong with it. */
export function readImportRow(cells: readonly string[], header: readonly string[], places: ColumnPlaces, options: ImportOptions): ReadRow {
  const problems: RowProblem[] = [];
  const cell = (field: ImportField): string => {
    const place = places.get(field)?.[0];
    const text = place === undefined ? '' : (cells[place] ?? '').trim();
    const own = field !== 'text' && field !== 'reply' && isBlankCell(text) ? '' : text;
    return own === '' ? (options.fixed?.[field] ?? '') : own;
  };
  const wrong = (field: ImportField | null, message: string): undefined => {
    const place = field === null ? undefined : places.get(field)?.[0];
    problems.push({ column: place === undefined ? null : (header[place] ?? null), message: redactText(message).text });
    return undefined;
  };
  const read: Reader = { cell, wrong, options, isMapped: (field) => places.has(field) };
  const text = isBlankCell(cell('text')) && cell('text').length < 3 ? '' : cell('text');
  const asked = cell('score');
  if (text === '' && (isNoAnswer(asked) || (asked === '' && options.isEmptyNoAnswer === true))) return { leftOut: true };
  if (cells.slice(header.length).some((extra) => extra.trim() !== '')) wrong(null, `This row has ${cells.length} cells, the header has ${header.length}.`);
  if (text.length > longestText) wrong('text', `This text has ${text.length.toLocaleString('en-GB')} characters; at most ${longestText.toLocaleString('en-GB')} are taken.`);
  const score = isNoAnswer(asked) ? undefined : readScore(read);
  if (text === '' && asked === '') wrong(places.has('text') ? 'text' : 'score', 'There is neither a text nor a score.');
  const [externalId, changedAt] = [readId(read, 'id'), readDate(read, 'changed')];
  // Without an id the time is part of what a row is told by, and a change would make it another.
  const occurredAt = readDate(read, 'date') ?? (externalId === undefined ? undefined : changedAt);
  const row: ImportedRow = { ...readWords(read), ...readSurroundings(read), text, score, externalId, occurredAt, changedAt, customer: readCustomer(read), raw: readKept(cells, header, places), isFolded: options.isFolded };
  return problems.length > 0 ? { problems } : row;
}

interface Reader {
  readonly cell: (field: ImportField) => string;
  readonly wrong: (field: ImportField, message: string) => undefined;
  readonly options: ImportOptions;
  readonly isMapped: (field: ImportField) => boolean;
}

/** What else is known of it: who was asked what, who handled it, and what was answered. */
function readSurroundings(read: Reader): Pick<ImportedRow, 'question' | 'agentRef' | 'team' | 'product' | 'url' | 'author' | 'reply'> {
  const short = (field: ImportField, most = 200) => (read.cell(field) === '' ? undefined : read.cell(field).slice(0, most).toWellFormed());
  const link = short('url', 1000);
  const reply = read.cell('reply').slice(0, longestText).toWellFormed();
  return {
    question: short('question', 1000),
    agentRef: short('agent'),
    team: short('team'),
    product: short('product'),
    url: link !== undefined && /^https?:\/\//i.test(link) ? link : undefined,
    author: short('author'),
    reply: reply === '' ? undefined : { text: reply, at: readDate(read, 'reply_date') },
  };
}

/** Columns somebody wanted kept as they are, without personal data. */
function readKept(cells: readonly string[], header: readonly string[], places: ColumnPlaces): Readonly<Record<string, string>> {
  const kept = (places.get('keep') ?? []).flatMap((place): [string, string][] => {
    const value = (cells[place] ?? '').trim();
    return isBlankCell(value) ? [] : [[header[place] ?? '', redactText(value.slice(0, longestKept).toWellFormed()).text]];
  });
  return Object.fromEntries(kept);
}

function readScore({ cell, wrong, options, isMapped }: Reader): ImportedRow['score'] {
  if (cell('score') === '') return undefined;
  const named = cell('metric').toLowerCase();
  const metric = named === '' ? options.metric : metrics.find((candidate) => candidate === named);
  if (metric === undefined) return named === '' ? wrong('score', 'Nothing says which metric this score is.') : wrong('metric', `'${cut(named)}' is not a metric. There are: ${metrics.join(', ')}.`);
  const value = parseScore(cell('score'), metric);
  if (value === undefined) return wrong('score', `'${cut(cell('score'))}' is not a score.`);
  const said = cell('scale');
  // Where scales stand in a column and this row has none, the usual one would be a guess, but for a metric that has only one.
  const hasOneScale = metric === 'nps' || metric === 'thumb';
  const unsaid = options.scale ?? (isMapped('scale') && !hasOneScale ? undefined : usualScales[metric]);
  const scale = said === '' ? unsaid : parseScale(said);
  if (scale === undefined) return wrong('scale', said === '' ? 'Nothing says on which scale this score was given. Say it for all such rows, as 0-10.' : `'${cut(said)}' is not a scale. Write it as 0-10.`);
  const checked = checkScore(metric, value, scale);
  return checked.ok ? { metric, value, min: scale.min, max: scale.max } : wrong('score', checked.problem);
}

function readDate({ cell, wrong, options }: Reader, field: 'date' | 'changed' | 'reply_date'): Date | undefined {
  if (cell(field) === '') return undefined;
  const parsed = parseMoment(cell(field), options.reading);
  if (!parsed.ok) return wrong(field, parsed.problem);
  return parsed.at.getTime() > options.latest.getTime() ? wrong(field, `'${cut(cell(field))}' lies in the future.`) : parsed.at;
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

/** Where a link stands for an id, the id is the part of it that names the review. */
function idIn(cell: string): string {
  const named = /[?&]reviewId=([^&#]+)/.exec(cell)?.[1];
  if (named === undefined) return cell;
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}

function readId({ cell, wrong }: Reader, field: 'id' | 'customer_id'): string | undefined {
  const id = normaliseExternalId(idIn(cell(field)));
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
