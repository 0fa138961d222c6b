import { contactEnd } from '@kept/core/customer/route-hint.ts';
import { Link } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { firstUp } from '../../ui/first-up.ts';
import { formatInstant } from '../../ui/format-instant.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { channelWords } from '../understand/vocabulary-words.ts';
import { ContactFilterBar } from './contact-filters.tsx';
import type { ContactFilters } from './contacts-search.ts';
import type { ContactListRow, ContactsAnswer } from './customer-queries.ts';
import { endWords, writeCallBack } from './customer-words.ts';

interface ContactsPageProps {
  rows: readonly ContactListRow[];
  choices: Pick<ContactsAnswer, 'drivers' | 'teams'>;
  filters: ContactFilters;
  timezone: string;
  mayImport: boolean;
  more: { isThere: boolean; isLoading: boolean; load: () => void };
  onFilter: (filters: ContactFilters) => void;
}

/** Every contact over every channel, the latest first; each leads to the customer's history. */
export function ContactsPage({ rows, choices, filters, timezone, mayImport, more, onFilter }: ContactsPageProps) {
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const isEmpty = rows.length === 0 && !isFiltered;
  return (
    <>
      <PageHeader title="Contacts" lead="Who got in touch, about what, and how it ended." actions={mayImport ? <ButtonLink to="/import">Import a file</ButtonLink> : undefined} />
      {isEmpty ? null : <ContactFilterBar filters={filters} choices={choices} onChange={onFilter} />}
      <DataTable caption="Contacts, the latest first" columns={columnsIn(timezone)} rows={rows} rowId={({ id }) => id} empty={<Nothing filters={filters} isFiltered={isFiltered} mayImport={mayImport} onClear={() => onFilter({})} />} />
      {more.isThere ? (
        <Button className="mt-6" onClick={more.load} isBusy={more.isLoading} busyLabel="Loading…">
          25 more
        </Button>
      ) : null}
    </>
  );
}

function columnsIn(timezone: string): readonly Column<ContactListRow>[] {
  return [
    {
      id: 'customer',
      header: 'Customer',
      cell: (row) => (
        <span className="grid min-w-0 gap-0.5">
          <Whose row={row} />
          <span className="num text-tiny text-ink-3">{formatInstant(row.startedAt, timezone)}</span>
        </span>
      ),
    },
    {
      id: 'about',
      header: 'About',
      cell: ({ channel, driver }) => (
        <span className="grid min-w-0 gap-0.5 break-words">
          {driver ?? 'No reason booked'}
          <span className="text-tiny text-ink-3">{channelWords[channel]}</span>
        </span>
      ),
    },
    {
      id: 'team',
      header: 'Team',
      cell: ({ team, agentRef }) => (
        <span className="grid min-w-0 gap-0.5 break-words">
          {team ?? '–'}
          {agentRef === null ? null : <span className="text-tiny text-ink-3">{agentRef}</span>}
        </span>
      ),
      isHiddenOnPhone: true,
    },
    { id: 'end', header: 'Ended', cell: (row) => <Ended row={row} timezone={timezone} /> },
  ];
}

/** What age or an erasure took the person from still counts, without a name. */
function Whose({ row: { id, customer } }: { row: ContactListRow }) {
  if (customer === null) return <span className="text-ink-2">Nobody known</span>;
  return (
    <Link to="/customers/$id" params={{ id: customer.id }} search={{ contact: id }} className="text-link text-body font-[560] break-words">
      {customer.name ?? customer.email ?? customer.externalId}
    </Link>
  );
}

function Ended({ row, timezone }: { row: ContactListRow; timezone: string }) {
  const end = contactEnd(row);
  const isLate = row.callBack?.state === 'missed' || row.callBack?.state === 'kept_late';
  return (
    <span className="grid min-w-0 gap-0.5 break-words">
      <span className={end === 'not_resolved' ? 'text-late' : ''}>{firstUp(endWords[end])}</span>
      {row.callBack === null ? null : <span className={`num text-tiny ${isLate ? 'text-late' : 'text-ink-3'}`}>{writeCallBack(row.callBack, timezone)}</span>}
    </span>
  );
}

function Nothing({ filters, isFiltered, mayImport, onClear }: { filters: ContactFilters; isFiltered: boolean; mayImport: boolean; onClear: () => void }) {
  const { callBack, ...others } = filters;
  const isCallBacksOnly = callBack !== undefined && Object.values(others).every((value) => value === undefined);
  if (isCallBacksOnly) return <EmptyState kind="no-match" title={callBack === 'missed' ? 'No promised call-back is overdue.' : 'Every promised call-back was made.'} onClear={onClear} />;
  if (isFiltered) return <EmptyState kind="no-match" title="No contact matches." onClear={onClear} />;
  return (
    <EmptyState kind="none-yet" title="There are no contacts yet." action={mayImport ? <ButtonLink to="/import" variant="primary">Import a file</ButtonLink> : undefined}>
      They come from files of your help desk and from the API.
    </EmptyState>
  );
}
