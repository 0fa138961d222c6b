import { AppError } from '@kept/core/errors.ts';

/** One record of a CSV as it stands, with the line it starts on, or what is wrong with that line. */
export type RawRecord = { readonly line: number; readonly text: string; readonly isQuoted: boolean } | { readonly line: number; readonly problem: string };

const longestRecord = 1_048_576;
const mostBrokenLines = 1000;
const neverClosed = 'A quotation mark opens here and is never closed. Double quotes inside a cell, or put the whole cell in quotes.';
const tooLong = 'This row is longer than a million characters, so it was left alone. Is a quotation mark or a line end missing?';

type State = 'at a cell' | 'in a plain cell' | 'in quotes' | 'after a quote' | 'skipping';

/**
 * Cuts a CSV into records as it comes, a list for each piece of text. A quotation mark that is never closed would swallow every row to the
 * end of the file: such a line is reported, and reading starts afresh on the next one. Holds a million characters at most.
 */
export async function* splitRecords(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<RawRecord[]> {
  const splitter = new Splitter(delimiter);
  for await (const piece of text) {
    const records = splitter.take(piece);
    if (records.length > 0) yield records;
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

class Splitter {
  readonly #delimiter: string;
  #pending = '';
  /** Up to here the pending text has been looked at. */
  #at = 0;
  #state: State = 'at a cell';
  #hasQuotes = false;
  /** A quotation mark stands where a strict reader takes none. */
  #isSloppy = false;
  #line = 1;
  #broken = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  take(piece: string): RawRecord[] {
    this.#pending += piece;
    const records: RawRecord[] = [];
    let from = 0;
    for (let end = this.#findEnd(from); end >= 0; end = this.#findEnd(from)) from = this.#close(records, from, end);
    this.#pending = this.#pending.slice(from);
    this.#at -= from;
    if (this.#state !== 'skipping' && this.#pending.length > longestRecord) this.#giveUp(records);
    return records;
  }

  end(): RawRecord[] {
    const records: RawRecord[] = [];
    while (this.#pending !== '') {
      if (this.#state === 'skipping') break;
      if (this.#state === 'in quotes') {
        this.#breakOff(records);
        records.push(...this.take(''));
      } else {
        this.#pending = this.#pending.slice(this.#close(records, 0, this.#pending.length));
        this.#at = 0;
        if (this.#pending !== '') records.push(...this.take(''));
      }
    }
    return records;
  }

  /** Notes the record between the two places, or that its first line is broken; says where the next one begins. */
  #close(records: RawRecord[], from: number, end: number): number {
    const text = this.#pending.slice(from, this.#pending[end - 1] === '\r' && end > from ? end - 1 : end);
    const firstEnd = text.indexOf('\n');
    if (firstEnd >= 0 && this.#isSloppy) {
      this.#count(records);
      this.#fresh(from + firstEnd + 1);
      return from + firstEnd + 1;
    }
    if (this.#state !== 'skipping' && text.trim() !== '') records.push({ line: this.#line, text, isQuoted: this.#hasQuotes });
    if (firstEnd < 0) this.#line += 1;
    else for (let at = firstEnd; at >= 0; at = text.indexOf('\n', at + 1)) this.#line += at === firstEnd ? 2 : 1;
    this.#fresh(end + 1);
    return end + 1;
  }

  #fresh(at: number): void {
    this.#at = at;
    this.#state = 'at a cell';
    this.#hasQuotes = false;
    this.#isSloppy = false;
  }

  #count(records: RawRecord[]): void {
    records.push({ line: this.#line, problem: neverClosed });
    this.#line += 1;
    this.#broken += 1;
    if (this.#broken > mostBrokenLines) throw new AppError('invalid', `More than ${mostBrokenLines} lines have a quotation mark that is never closed. Export the file again with quotes doubled inside cells.`);
  }

  /** What is pending began with a line that opens a quotation and never ends it. */
  #breakOff(records: RawRecord[]): void {
    const next = this.#pending.indexOf('\n');
    this.#count(records);
    this.#pending = next < 0 ? '' : this.#pending.slice(next + 1);
    this.#fresh(0);
  }

  #giveUp(records: RawRecord[]): void {
    if (this.#pending.lastIndexOf('\n', longestRecord) >= 0) {
      this.#breakOff(records);
      records.push(...this.take(''));
      return;
    }
    records.push({ line: this.#line, problem: tooLong });
    const next = this.#pending.indexOf('\n');
    this.#pending = next < 0 ? '' : this.#pending.slice(next);
    this.#at = 0;
    this.#state = 'skipping';
    if (next >= 0) records.push(...this.take(''));
  }

  /** Where the record ends that is being looked at, or -1 when more text is needed. */
  #findEnd(from: number): number {
    const text = this.#pending;
    if (this.#state === 'skipping') {
      const end = text.indexOf('\n', this.#at);
      if (end < 0) {
        this.#pending = '';
        this.#at = 0;
      }
      return end;
    }
    if (this.#at === from) {
      const end = text.indexOf('\n', from);
      const quote = text.indexOf('"', from);
      if (end >= 0 && (quote < 0 || quote > end)) return end;
      if (quote < 0) return -1;
    }
    return this.#walk(text);
  }

  #walk(text: string): number {
    for (let at = this.#at; at < text.length; at += 1) {
      const sign = text[at];
      if (this.#state === 'in quotes') {
        const quote = text.indexOf('"', at);
        if (quote < 0) break;
        at = quote;
        this.#state = 'after a quote';
      } else if (sign === '\n') {
        this.#at = at;
        return at;
      } else if (sign === this.#delimiter) this.#state = 'at a cell';
      else if (sign === '"') this.#quote();
      else if (this.#state === 'at a cell') this.#state = 'in a plain cell';
      else if (this.#state === 'after a quote' && sign !== '\r') {
        this.#isSloppy = true;
        this.#state = 'in a plain cell';
      }
    }
    this.#at = text.length;
    return -1;
  }

  #quote(): void {
    this.#hasQuotes = true;
    if (this.#state === 'in a plain cell') this.#isSloppy = true;
    else this.#state = 'in quotes';
  }
}
