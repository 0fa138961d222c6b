import { importPlans } from '@kept/core/listen/import-plans.ts';
import { parseMapping } from '@kept/core/listen/import-mapping.ts';
import type { ImportTarget } from '@kept/core/listen/import-targets.ts';
import { type DateOrder, dateOrders } from '@kept/core/listen/parse-moment.ts';
import { type ImportKind, importKinds } from '@kept/core/listen/read-import-row.ts';
import { type ContactChannel, contactChannels, type Metric, metrics } from '@kept/core/vocabulary.ts';
import type { ImportSearch } from './import-search.ts';
import type { Preview } from './queries.ts';

/** All that is said of a file before it is imported. */
export interface ChosenImport {
  readonly fileId: string;
  readonly into: ImportTarget;
  readonly map: string;
  readonly source: string;
  readonly kind: ImportKind | undefined;
  /** Of every contact, where no column says one. */
  readonly channel: ContactChannel | undefined;
  readonly metric: Metric | undefined;
  readonly dates: DateOrder | undefined;
  readonly scale: string | undefined;
  readonly timezone: string | undefined;
  readonly fixed: string | undefined;
  readonly format: string | undefined;
  readonly entry: string | undefined;
}

/** What would be asked for: what the URL says, and what the file suggests where it says nothing. Kind, metric, scale and fixed values are of feedback alone. */
export function chosenQuery(preview: Preview, search: ImportSearch, fileId: string): ChosenImport {
  const { map, source, kind, channel, scale, dates, timezone, fixed, format, entry } = search;
  const { into, suggestion } = preview;
  const isFeedback = into === 'feedback';
  const of = {
    kind: isFeedback ? (importKinds.find((one) => one === (kind ?? preview.kind)) ?? 'survey') : undefined,
    metric: isFeedback ? metricOf(preview, search) : undefined,
    scale: isFeedback ? scale : undefined,
    fixed: isFeedback ? fixed : undefined,
    channel: into === 'contacts' ? contactChannels.find((one) => one === channel) : undefined,
    dates: dateOrders.find((one) => one === (dates ?? suggestion.dates)),
  };
  return { ...of, fileId, into, timezone, format, entry, map: map ?? suggestion.map, source: source ?? preview.format?.source ?? 'Imported file' };
}

/** The metric somebody chose, or the one we found, as long as it is of the same column. */
function metricOf({ into, suggestion }: Preview, { map, metric }: ImportSearch): Metric | undefined {
  const scoreIn = (text: string) => {
    const parsed = parseMapping(text, importPlans[into].fields);
    return parsed.ok ? parsed.mapping.score : undefined;
  };
  const found = map === undefined || scoreIn(map) === scoreIn(suggestion.map) ? suggestion.metric : null;
  return metrics.find((one) => one === (metric ?? found));
}
