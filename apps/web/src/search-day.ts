import { searchText } from './search-text.ts';

/** Reads a day, as 2026-11-02, from the URL; what is no day counts as missing. */
export function searchDay(value: unknown): string | undefined {
  const text = searchText(value);
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}
