import { csvOf } from '../../../ui/csv-of.ts';
import { leftOutSentences } from '../left-out-reasons.ts';
import type { LeftOut } from './queries.ts';

/** Those left out as a spreadsheet reads them; words that would be formulas stay words. */
export function leftOutCsv(people: LeftOut['people']): string {
  return csvOf([['Name', 'Address', 'Reason', 'In detail', 'Customer'], ...people.map(({ name, email, code, reason, customerId }) => [name ?? '', email ?? '', leftOutSentences[code], reason, customerId ?? ''])]);
}
