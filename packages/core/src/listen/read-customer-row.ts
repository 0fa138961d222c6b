import { mailTopics } from '../vocabulary.ts';
import type { DateReading } from './parse-moment.ts';
import { openPeopleCells, type PeopleCells } from './people-cells.ts';
import type { CustomerField } from './people-fields.ts';
import type { ColumnPlaces } from './place-columns.ts';
import type { RowProblem } from './read-import-row.ts';

/** What a customer said about one kind of mail, as a file tells it. */
interface ImportedConsent {
  readonly topic: 'surveys' | 'news' | 'digest';
  readonly granted: boolean;
  readonly saidAt?: string | undefined;
}

/** One customer of a file; what no column tells is left out, so that nothing known is overwritten by nothing. */
export interface ImportedCustomer {
  readonly externalId: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly segment?: string | undefined;
  readonly annualValue?: number | undefined;
  readonly language?: string | undefined;
  readonly timezone?: string | undefined;
  readonly joinedOn?: string | undefined;
  readonly churnedOn?: string | undefined;
  readonly consents?: ImportedConsent[] | undefined;
}

export type CustomerRowRead = { readonly customer: ImportedCustomer } | { readonly problems: readonly RowProblem[] };

/** Reads one row of a file of customers, or says everything that is wrong with it. */
export function readCustomerRow(cells: readonly string[], header: readonly string[], places: ColumnPlaces, reading: DateReading, latest: Date): CustomerRowRead {
  const row = openPeopleCells<CustomerField>({ cells, header, places, reading, latest });
  const email = row.email('email');
  const consents = consentsOf(row, email);
  const customer = {
    externalId: row.text('id') ?? '',
    name: row.text('name', 200),
    email,
    segment: row.text('segment', 100),
    annualValue: row.number('annual_value'),
    language: row.text('language'),
    timezone: row.text('timezone'),
    joinedOn: row.day('joined'),
    churnedOn: row.day('churned'),
    consents: consents.length === 0 ? undefined : consents,
  };
  if (customer.externalId === '') row.wrong('id', 'There is no id, so nobody can tell whose row this is.');
  return row.problems.length > 0 ? { problems: row.problems } : { customer };
}

/** A no to all mail is a no to each kind, a yes to all a yes to each; the column of one kind outweighs it. */
function consentsOf(row: PeopleCells<CustomerField>, email: string | undefined): ImportedConsent[] {
  const saidAt = row.moment('consent_date');
  const all = row.yesNo('consent_all');
  const consents = mailTopics.flatMap((topic) => {
    const granted = row.yesNo(`consent_${topic}`) ?? all;
    return granted === undefined ? [] : [{ topic, granted, saidAt }];
  });
  if (consents.length > 0 && email === undefined) row.wrong('email', 'There is no address, so there is nothing to say yes or no to.');
  return consents;
}
