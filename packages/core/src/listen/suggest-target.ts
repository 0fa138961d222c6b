import { findTextColumn } from './find-text-column.ts';
import type { FileFormat } from './formats/file-format.ts';
import type { ImportTarget } from './import-targets.ts';
import { suggestMapping } from './suggest-mapping.ts';
import { suggestContactMapping, suggestCustomerMapping } from './suggest-people-mapping.ts';

const contactSigns = ['customer_id', 'customer_email', 'channel', 'agent', 'team', 'reason', 'ended', 'resolved'] as const;
const fewestSigns = 2;

/** Says what the rows of a file look like. Feedback wherever a vendor's format, a score or words beside the known columns say so, and in doubt. */
export function suggestTarget(header: readonly string[], rows: readonly (readonly string[])[], format?: FileFormat): ImportTarget {
  if (format !== undefined || suggestMapping(header, rows).mapping.score !== undefined) return 'feedback';
  const customers = suggestCustomerMapping(header, rows).mapping;
  const contacts = suggestContactMapping(header, rows).mapping;
  const known = new Set([...Object.values(customers), ...Object.values(contacts)]);
  const places = header.flatMap((name, place) => (known.has(name) ? [] : [place]));
  const hasWords = findTextColumn(places.map((place) => header[place] ?? ''), rows.map((row) => places.map((place) => row[place] ?? ''))) !== undefined;
  if (hasWords) return 'feedback';
  if (contacts.id !== undefined && contacts.started !== undefined && contactSigns.filter((field) => contacts[field] !== undefined).length >= fewestSigns) return 'contacts';
  return customers.id !== undefined && (customers.email !== undefined || customers.name !== undefined) ? 'customers' : 'feedback';
}
