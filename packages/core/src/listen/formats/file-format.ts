import type { Channel, Metric } from '../../vocabulary.ts';
import type { DateOrder } from '../parse-moment.ts';

/** Which of their columns fills which of our fields: exact names, the first that is there wins. */
export type Preset = Readonly<Partial<Record<string, readonly string[]>>>;

/** What holds for every row of a format, unless a person says otherwise. */
export interface FormatFacts {
  readonly kind: 'survey' | 'review' | 'interaction';
  readonly channel?: Channel | undefined;
  readonly metric?: Metric | undefined;
  readonly scale?: string | undefined;
  readonly dates?: DateOrder | undefined;
  readonly timezone?: string | undefined;
  /** Whether its ratings are finer answers folded into fewer steps; the same answer from where it says “no” takes their place. */
  readonly isFolded?: boolean;
}

interface AnyFormat {
  readonly id: string;
  /** The product and what it exports, as the wizard says it: “Looks like **Qualtrics**”. */
  readonly name: string;
  /** What its feedback is known as, unless somebody gives it another name. */
  readonly source: string;
  /** Whether the shape was seen in the maker's documentation or in real files, or is our guess. */
  readonly evidence: 'seen' | 'partly' | 'guess';
  readonly facts: FormatFacts;
  /** What these files do not hold, or hold more coarsely than another export: a sentence for whoever is about to import one. */
  readonly note?: string;
  readonly preset: Preset;
}

/** A vendor's CSV, told by its first rows. */
export interface CsvFormat extends AnyFormat {
  readonly shape: 'csv';
  /** From the first rows as they stand, header first: whether it is this format. */
  readonly recognise: (rows: readonly (readonly string[])[]) => boolean;
  /** How many rows stand above the data; one unless said. */
  readonly headerRows?: (rows: readonly (readonly string[])[]) => number;
  /** Column names made of the rows above the data; the first row unless said. */
  readonly header?: (rows: readonly (readonly string[])[]) => readonly string[];
  /** Says of whom the times are, where the file itself does. */
  readonly timezone?: (rows: readonly (readonly string[])[]) => string | undefined;
  /** Rows that nobody answered: previews and tests of the survey. */
  readonly isLeftOut?: (cells: readonly string[], header: readonly string[]) => boolean;
  /** The answers lie among columns whose names are the questions; these are the ones that are not. */
  readonly notQuestions?: RegExp;
}

/** A vendor's JSON, told by one of its records. */
export interface JsonFormat extends AnyFormat {
  readonly shape: 'json';
  readonly recognise: (record: JsonObject) => boolean;
  readonly columns: readonly string[];
  /** A record as rows of those columns: none where nobody answered, several where several things were said. */
  readonly rows: (record: JsonObject) => readonly (readonly string[])[];
}

export type FileFormat = CsvFormat | JsonFormat;

export type JsonObject = Readonly<Record<string, unknown>>;

/** Narrows anything parsed to an object; undefined for all else. */
export function objectIn(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
}

/** What lies at a path of names, as a cell: texts, numbers and yes or no; empty for everything else. */
export function cellAt(record: JsonObject, ...path: readonly string[]): string {
  const value = valueAt(record, path);
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The list that lies at a path, objects only. */
export function listAt(record: JsonObject, ...path: readonly string[]): JsonObject[] {
  const value = valueAt(record, path);
  if (!Array.isArray(value)) return [];
  return value.map(objectIn).filter((one) => one !== undefined);
}

/** Anything that lies at a path. */
export function valueAt(record: JsonObject, path: readonly string[]): unknown {
  let value: unknown = record;
  for (const name of path) value = objectIn(value)?.[name];
  return value;
}
