import { appStoreConnectJson } from './app-store-connect-json.ts';
import { appStoreRssJson } from './app-store-rss-json.ts';
import { delightedCsv } from './delighted-csv.ts';
import { delightedJson } from './delighted-json.ts';
import type { CsvFormat, FileFormat, JsonFormat, JsonObject } from './file-format.ts';
import { googleBusinessJson } from './google-business-json.ts';
import { googlePlayCsv } from './google-play-csv.ts';
import { googlePlayJson } from './google-play-json.ts';
import { intercomCsv } from './intercom-csv.ts';
import { intercomJson } from './intercom-json.ts';
import { medalliaCsv } from './medallia-csv.ts';
import { qualtricsCsv } from './qualtrics-csv.ts';
import { surveyMonkeyCsv } from './survey-monkey-csv.ts';
import { trustpilotCsv } from './trustpilot-csv.ts';
import { trustpilotJson } from './trustpilot-json.ts';
import { typeformCsv } from './typeform-csv.ts';
import { typeformJson } from './typeform-json.ts';
import { zendeskCsatJson } from './zendesk-csat-json.ts';
import { zendeskRatingsJson } from './zendesk-ratings-json.ts';
import { zendeskTicketsCsv } from './zendesk-tickets-csv.ts';
import { zendeskTicketsJson } from './zendesk-tickets-json.ts';

/** Every vendor's file Kept knows by its shape, the most telling first. Everything else is read by a mapping. */
export const knownFormats: readonly FileFormat[] = [
  qualtricsCsv, surveyMonkeyCsv, googlePlayCsv, trustpilotCsv, typeformCsv, medalliaCsv, intercomCsv, zendeskTicketsCsv, delightedCsv,
  zendeskCsatJson, zendeskTicketsJson, zendeskRatingsJson, intercomJson, delightedJson, trustpilotJson, googlePlayJson, appStoreConnectJson, appStoreRssJson, googleBusinessJson, typeformJson,
];

/** The known format with this id; undefined for plain files. */
export function findFormat(id: string | undefined): FileFormat | undefined {
  return knownFormats.find((format) => format.id === id);
}

/** Which vendor's CSV these first rows are, if any. */
export function recogniseCsv(rows: readonly (readonly string[])[]): CsvFormat | undefined {
  return knownFormats.find((format): format is CsvFormat => format.shape === 'csv' && format.recognise(rows));
}

/** Which vendor's JSON these first records are, if any: one record that tells is enough, since others may be half empty. */
export function recogniseJson(records: readonly JsonObject[]): JsonFormat | undefined {
  return knownFormats.find((format): format is JsonFormat => format.shape === 'json' && records.some((record) => format.recognise(record)));
}
