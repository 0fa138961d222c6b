import { objectIn, type CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

type Rows = readonly (readonly string[])[];
const importId = /^\s*\{\s*"ImportId"\s*:/;
const facts = /^(?:StartDate|EndDate|Status|IPAddress|Progress|Duration \(in seconds\)|Finished|RecordedDate|ResponseId|Recipient(?:LastName|FirstName|Email)|ExternalReference|Location(?:Latitude|Longitude)|DistributionChannel|UserLanguage|V\d+|ResponseI[Dd]|ResponseSet)$/;

/** Qualtrics, responses under three header rows: ids, wordings, and what each column is as JSON. Older files have two. */
export const qualtricsCsv: CsvFormat = {
  id: 'qualtrics-csv',
  name: 'Qualtrics responses',
  source: 'Qualtrics',
  evidence: 'seen',
  shape: 'csv',
  facts: { kind: 'survey', channel: 'survey' },
  recognise: (rows) => isNew(rows) || isLegacy(rows),
  headerRows: (rows) => (isNew(rows) ? 3 : 2),
  header: (rows) => (rows[0] ?? []).map((id, place) => nameOf(id.trim(), (rows[1]?.[place] ?? '').trim(), rows)),
  timezone: (rows) => (isNew(rows) ? (rows[2] ?? []).map(zoneIn).find((zone) => zone !== undefined) : undefined),
  // What the survey's makers filled in to look at it is no answer; that “1” means a preview is from memory.
  isLeftOut: (cells, header) => /^(?:survey preview|1)$/i.test((cells[header.indexOf('Status')] ?? '').trim()),
  notQuestions: /^(?:StartDate|EndDate|Status|IPAddress|Progress|Duration \(in seconds\)|Finished|RecordedDate|ResponseId|RecipientLastName|RecipientFirstName|RecipientEmail|ExternalReference|LocationLatitude|LocationLongitude|DistributionChannel|UserLanguage|V\d+\b.*|ResponseID|ResponseSet)$/,
  preset: { id: ['ResponseId', 'ResponseID', 'V1'], date: ['RecordedDate', 'EndDate', 'V9', 'V8'], customer_id: ['ExternalReference'], customer_email: ['RecipientEmail'], customer_name: ['RecipientFirstName'], language: ['UserLanguage'], keep: ['DistributionChannel'] },
};

function isNew(rows: Rows): boolean {
  return (rows[2] ?? []).some((cell) => importId.test(cell));
}

function isLegacy(rows: Rows): boolean {
  return hasColumns(rows[0], ['V1']) && (hasColumns(rows[1], ['ResponseID', 'ResponseSet']) || hasColumns(rows[0], ['ResponseID', 'ResponseSet']));
}

/** What is about the response keeps its id as its name; a question carries its wording. */
function nameOf(id: string, wording: string, rows: Rows): string {
  if (!isNew(rows) && /^V\d+$/.test(id)) return /^response(?:id|set)$/i.test(wording) ? wording : id;
  return facts.test(id) || wording === '' || wording === id ? id : `${id} – ${wording}`;
}

function zoneIn(cell: string): string | undefined {
  try {
    const zone = objectIn(JSON.parse(cell))?.timeZone;
    return typeof zone !== 'string' || zone === '' ? undefined : zone === 'Z' ? 'UTC' : zone;
  } catch {
    return undefined;
  }
}
