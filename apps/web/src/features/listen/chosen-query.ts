import { parseMapping } from '@kept/core/listen/import-mapping.ts';
import { type DateOrder, dateOrders } from '@kept/core/listen/parse-moment.ts';
import { type ImportKind, importKinds } from '@kept/core/listen/read-import-row.ts';
import { type Metric, metrics } from '@kept/core/vocabulary.ts';
import type { ImportSearch } from './import-search.ts';
import type { Preview } from './queries.ts';

/** All that is said of a file before it is imported. */
export interface ChosenImport {
  readonly fileId: string;
  readonly map: string;
  readonly source: string;
  readonly kind: ImportKind;
  readonly metric: Metric | undefined;
  readonly dates: DateOrder | undefined;
  readonly scale: string | undefined;
  readonly timezone: string | undefined;
  readonly fixed: string | undefined;
  readonly format: string | undefined;
  readonly entry: string | undefined;
}

/** What would be asked for: what the URL says, and what the file suggests where it says nothing. */
export function chosenQuery(preview: Preview, search: ImportSearch, fileId: string): ChosenImport {
  const { map, source, kind, metric, scale, dates, timezone, fixed, format, entry } = search;
  const { suggestion } = preview;
  const mapped = map ?? suggestion.map;
  const usual = { metric: map === undefined || parseMapped(map) === parseMapped(suggestion.map) ? (suggestion.metric ?? undefined) : undefined, dates: suggestion.dates ?? undefined };
  const words = { kind: importKinds.find((one) => one === (kind ?? preview.kind)) ?? 'survey', metric: metrics.find((one) => one === (metric ?? usual.metric)), dates: dateOrders.find((one) => one === (dates ?? usual.dates)) };
  const chosen = { ...words, scale, timezone, fixed, format, entry };
  return { ...chosen, fileId, map: mapped, source: source ?? preview.format?.source ?? 'Imported file' };
}

/** The column of scores in a mapping. */
function parseMapped(map: string): string | undefined {
  const parsed = parseMapping(map);
  return parsed.ok ? parsed.mapping.score : undefined;
}
