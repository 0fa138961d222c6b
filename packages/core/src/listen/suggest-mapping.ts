import type { Metric } from '../vocabulary.ts';
import { parseScore } from './check-score.ts';
import type { FileFormat } from './formats/file-format.ts';
import { findDateOrder } from './find-date-order.ts';
import { findTextColumn } from './find-text-column.ts';
import type { ImportField, ImportMapping } from './import-mapping.ts';
import { isBlankCell } from './is-blank-cell.ts';
import { type DateOrder, parseMoment } from './parse-moment.ts';

/** What we would do with a file; a person may change all of it. */
export interface Suggestion {
  readonly mapping: ImportMapping;
  /** Which metric the scores look like, when there is a column of scores and none of metrics. */
  readonly metric: Metric | null;
  /** Which number is the day in dates such as 03/04/2025, when the rows tell. */
  readonly dates: DateOrder | null;
  /** Dates can be read in two ways and the rows do not tell which. */
  readonly datesAmbiguous: boolean;
}

type Rows = readonly (readonly string[])[];

/** Header names as other products export them, most telling first. Text is found by its cells, not by its name. */
const aliases: readonly (readonly [ImportField, RegExp])[] = [
  ['customer_email', /^(?:customer|user|person|requester|responder|recipient|contact|reviewer)?[ _-]?e-?mail(?:[ _-]?address)?$/i],
  ['customer_id', /^(?:customer|user|person|client|account|contact|requester)[ _-]?(?:id|number|no|ref(?:erence)?)$/i],
  ['customer_name', /^(?:(?:customer|user|person|client|requester|reviewer)[ _-]?(?:user)?name|name|full name|review username)$/i],
  ['segment', /^(?:segment|customer segment|plan|tier|customer type)$/i],
  ['id', /^(?:id|(?:response|feedback|review|respondent|survey|conversation|ticket|comment|submission)[ _-]?id|row[ _-]?(?:id|index)|reference(?: id)?|key|uuid)$/i],
  ['metric', /^(?:metric|survey[ _-]?type|score[ _-]?type)$/i],
  ['scale', /^scale$/i],
  ['score', /^(?:score|rating|nps(?:[ _-]?score)?|csat(?:[ _-]?score)?|ces(?:[ _-]?score)?|stars?|star[ _-]?rating|review stars|satisfaction[ _-]?score|conversation rating)$/i],
  ['date', /^(?:date|time|timestamp|(?:created|submitted|completed|received|occurred|responded)(?:[ _-]?(?:at|on|date|time))?|(?:submit|response|review|end|start|recorded)[ _-]?date(?:.*)|review created.*|response[ _-]?received[ _-]?at|review submit date and time|recordeddate)$/i],
  ['changed', /^(?:updated|modified|changed|last (?:update|change|modified)d?)(?:[ _-]?(?:at|on|date|time))?$/i],
  ['date', /^updated(?:[ _-]?(?:at|on|date|time))?$/i],
  ['channel', /^(?:channel|via|distribution[ _-]?channel)$/i],
  ['kind', /^(?:kind|feedback type)$/i],
  ['language', /^(?:language|lang|locale|user[ _-]?language|reviewer language)$/i],
  ['title', /^(?:title|subject|headline|summary|review title)$/i],
  ['question', /^(?:question|asked|prompt)$/i],
  ['agent', /^(?:agent|assignee|handled by|advis[eo]r|employee)(?:[ _-]?(?:id|name|ref))?$/i],
  ['team', /^(?:team|group|queue|department)$/i],
  ['product', /^(?:product|app|brand|package name)$/i],
  ['url', /^(?:url|link|permalink|review (?:url|link))$/i],
];

/** Suggests what each column is for: by the vendor's names where the vendor is known, else from names and some rows of the file. */
export function suggestMapping(header: readonly string[], rows: Rows, format?: FileFormat): Suggestion {
  const mapping = format === undefined ? byNames(header, rows) : byFormat(header, rows, format);
  const score = mapping.score;
  const own = format?.facts.metric ?? null;
  const metric = score === undefined || mapping.metric !== undefined ? null : (own ?? metricOf(score, cellsOf(header, rows, score)));
  return { mapping, metric, ...findDateOrder(mapping.date === undefined || format?.facts.dates !== undefined ? [] : cellsOf(header, rows, mapping.date)) };
}

function byNames(header: readonly string[], rows: Rows): ImportMapping {
  const text = findTextColumn(header, rows);
  const mapping: Partial<Record<ImportField, string>> = text === undefined ? {} : { text: text.name };
  for (const [field, pattern] of aliases) {
    const name = mapping[field] === undefined ? header.find((candidate) => pattern.test(candidate.trim()) && !Object.values(mapping).includes(candidate)) : undefined;
    if (name !== undefined) mapping[field] = name;
  }
  if (mapping.score !== undefined && mapping.metric === undefined && metricOf(mapping.score, cellsOf(header, rows, mapping.score)) === null) delete mapping.score;
  for (const field of ['date', 'changed'] as const) if (mapping[field] !== undefined && !cellsOf(header, rows, mapping[field]).some(isMoment)) delete mapping[field];
  if (mapping.date === undefined && mapping.changed !== undefined) [mapping.date, mapping.changed] = [mapping.changed, undefined];
  if (mapping.changed === undefined) delete mapping.changed;
  return mapping;
}

/** Exact names first, of those the first that holds anything. Where the questions are the columns, the one people wrote in is the text and the first rated one the score. */
function byFormat(header: readonly string[], rows: Rows, format: FileFormat): ImportMapping {
  const there = new Map(header.map((name) => [name.trim().toLowerCase(), name]));
  const mapping: Partial<Record<string, string>> = {};
  for (const [field, names] of Object.entries(format.preset)) {
    const found = (names ?? []).flatMap((name) => there.get(name.toLowerCase()) ?? []);
    // The first that holds anything: an export has every column, and most are empty in somebody's.
    const telling = found.find((name) => cellsOf(header, rows, name).some((cell) => !isBlankCell(cell))) ?? found[0];
    if (telling !== undefined) mapping[field] = field === 'keep' ? found.join('\u001f') : telling;
  }
  const isQuestion = format.shape === 'csv' ? format.notQuestions : undefined;
  if (isQuestion === undefined) return mapping;
  const questions = header.filter((name) => !isQuestion.test(name));
  const places = questions.map((name) => header.indexOf(name));
  const text = findTextColumn(questions, rows.map((row) => places.map((place) => row[place] ?? '')));
  const score = questions.find((name) => name !== text?.name && metricOf(name, cellsOf(header, rows, name)) !== null);
  return { ...mapping, ...(text === undefined ? {} : { text: text.name }), ...(score === undefined ? {} : { score }) };
}

function isMoment(cell: string): boolean {
  return parseMoment(cell, { timezone: 'UTC', order: 'dmy' }).ok || parseMoment(cell, { timezone: 'UTC', order: 'mdy' }).ok;
}

function cellsOf(header: readonly string[], rows: Rows, name: string): string[] {
  const index = header.indexOf(name);
  return rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '');
}

function metricOf(name: string, cells: readonly string[]): Metric | null {
  const scores = cells.map((cell) => parseScore(cell, 'thumb') ?? parseScore(cell, 'stars')).filter((score) => score !== undefined);
  if (scores.length === 0 || scores.length < cells.length * 0.8) return null;
  const named = /nps|csat|ces|star/i.exec(name)?.[0].toLowerCase();
  if (named === 'nps' || named === 'csat' || named === 'ces') return named;
  const low = scores.reduce((least, score) => Math.min(least, score), Infinity);
  const high = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  if (named === 'star') return 'stars';
  if (cells.every((cell) => !/\d/.test(cell)) && high <= 1) return 'thumb';
  if (low < 0 || high > 10) return null;
  if (high > 7 || low === 0) return 'nps';
  return high > 5 ? 'ces' : 'csat';
}
