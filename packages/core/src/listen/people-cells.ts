import { normaliseEmail } from '../email-address.ts';
import { type DateReading, parseMoment } from './parse-moment.ts';
import type { ColumnPlaces } from './place-columns.ts';
import { parseYesNo } from './parse-yes-no.ts';
import type { RowProblem } from './read-import-row.ts';

/** Reads the cells of one row by the name of their field, and keeps what is wrong with them, each with its column. */
export interface PeopleCells<Field extends string> {
  /** Cut to so many characters, where a length is given. */
  readonly text: (field: Field, most?: number) => string | undefined;
  readonly email: (field: Field) => string | undefined;
  readonly yesNo: (field: Field) => boolean | undefined;
  readonly number: (field: Field) => number | undefined;
  readonly moment: (field: Field) => string | undefined;
  readonly day: (field: Field) => string | undefined;
  readonly wrong: (field: Field, message: string) => undefined;
  readonly problems: RowProblem[];
}

interface Row {
  readonly cells: readonly string[];
  readonly header: readonly string[];
  readonly places: ColumnPlaces;
  readonly reading: DateReading;
  /** Later than this is a mistake. */
  readonly latest: Date;
}

/** Opens one row for reading; an empty cell is nothing said. */
export function openPeopleCells<Field extends string>({ cells, header, places, reading, latest }: Row): PeopleCells<Field> {
  const problems: RowProblem[] = [];
  const text = (field: Field, most?: number) => {
    const place = places.get(field)?.[0];
    const cell = place === undefined ? '' : (cells[place] ?? '').toWellFormed().trim();
    return cell === '' ? undefined : cell.slice(0, most).toWellFormed();
  };
  const wrong = (field: Field, message: string): undefined => {
    const place = places.get(field)?.[0];
    problems.push({ column: place === undefined ? null : (header[place] ?? null), message });
    return undefined;
  };
  const read = <Value>(field: Field, parse: (cell: string) => Value | undefined, what: string): Value | undefined => {
    const cell = text(field);
    return cell === undefined ? undefined : (parse(cell) ?? wrong(field, `'${cut(cell)}' is not ${what}.`));
  };
  const at = (field: Field, mayLieAhead: boolean) => {
    const cell = text(field);
    if (cell === undefined) return undefined;
    const parsed = parseMoment(cell, reading);
    if (!parsed.ok) return wrong(field, parsed.problem);
    return !mayLieAhead && parsed.at > latest ? wrong(field, `'${cut(cell)}' lies in the future.`) : parsed.at;
  };
  return {
    text,
    wrong,
    problems,
    email: (field) => {
      const cell = text(field);
      if (cell !== undefined && normaliseEmail(cell) === undefined) wrong(field, `'${cell.slice(0, 60)}' is not an email address.`);
      return cell;
    },
    yesNo: (field) => read(field, parseYesNo, 'a yes or a no'),
    number: (field) => (isDoubtful(text(field) ?? '') ? wrong(field, `'${cut(text(field) ?? '')}' can be read in two ways. Write it without a mark between thousands.`) : read(field, parseNumber, 'a number')),
    moment: (field) => at(field, promised.test(field))?.toISOString(),
    day: (field) => dayOf(at(field, true), reading.timezone),
  };
}

/** A promise may lie ahead. */
const promised = /due/;

/** One mark with three digits behind it parts thousands in one country and decimals in another. */
function isDoubtful(cell: string): boolean {
  return /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(barest(cell));
}

function parseNumber(cell: string): number | undefined {
  const plain = barest(cell);
  const english = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const isContinental = /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(plain) || /^-?\d+,\d+$/.test(plain);
  const number = isContinental && english === plain ? plain.replaceAll('.', '').replace(',', '.') : english;
  return /^-?\d+(?:\.\d+)?$/.test(number) ? Number(number) : undefined;
}

function barest(cell: string): string {
  return cell.normalize('NFKC').replace(/[\s'’£$€]/gu, '');
}

function dayOf(at: Date | undefined, timezone: string): string | undefined {
  return at === undefined ? undefined : new Intl.DateTimeFormat('en-CA', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text;
}
