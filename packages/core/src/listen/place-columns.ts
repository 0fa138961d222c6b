import { columnsOf, importFields, type ImportMapping } from './import-mapping.ts';

/** Where in a row the columns of each field stand. */
export type ColumnPlaces = ReadonlyMap<string, readonly number[]>;

/** Says where each mapped column stands in a header, or the sentence that names the ones that are not there. */
export function placeColumns(mapping: ImportMapping, header: readonly string[], fields: readonly string[] = importFields): { ok: true; places: ColumnPlaces } | { ok: false; problem: string } {
  const places = new Map<string, number[]>();
  for (const field of fields) {
    for (const column of columnsOf(mapping, field)) {
      const place = header.indexOf(column) >= 0 ? header.indexOf(column) : header.findIndex((name) => name.toLowerCase() === column.toLowerCase());
      if (place < 0) return { ok: false, problem: `There is no column '${column}' for ${field}. The file has: ${header.slice(0, 50).join(', ')}${header.length > 50 ? ` and ${header.length - 50} more` : ''}.` };
      places.set(field, [...(places.get(field) ?? []), place]);
    }
  }
  return { ok: true, places };
}
