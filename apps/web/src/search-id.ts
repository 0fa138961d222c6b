import { searchText } from './search-text.ts';

/** Reads an id from the URL; what is none counts as missing. */
export function searchId(value: unknown): string | undefined {
  const text = searchText(value);
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined;
}
