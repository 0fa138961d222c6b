import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CustomerRow } from './customer-queries.ts';

interface CustomersPageProps {
  rows: readonly CustomerRow[];
  words: string | undefined;
  mayImport: boolean;
  more: { isThere: boolean; isLoading: boolean; load: () => void };
  onSearch: (words: string | undefined) => void;
}

const columns: readonly Column<CustomerRow>[] = [
  {
    id: 'name',
    header: 'Customer',
    cell: ({ id, name, email, externalId }) => (
      <span className="grid min-w-0 gap-0.5">
        <Link to="/customers/$id" params={{ id }} className="text-link text-body font-[560] break-words">
          {name ?? email ?? externalId}
        </Link>
        <span className="flex flex-wrap gap-x-2 text-tiny break-all text-ink-3">
          {[name === null ? null : email, externalId === email ? null : externalId].map((part) => (part === null ? null : <span key={part}>{part}</span>))}
        </span>
      </span>
    ),
  },
  { id: 'segment', header: 'Segment', cell: ({ segment }) => segment ?? '–', isHiddenOnPhone: true },
  { id: 'contacts', header: 'Contacts', cell: ({ contacts }) => contacts.toLocaleString('en-GB'), isFigure: true },
  { id: 'said', header: 'Said', cell: ({ said }) => said.toLocaleString('en-GB'), isFigure: true },
  { id: 'last', header: 'Last contact', cell: ({ lastContactAt }) => (lastContactAt === null ? '–' : formatDay(lastContactAt.slice(0, 10))), isFigure: true, isHiddenOnPhone: true },
];

/** Everybody the organisation serves, found by name, address or id. */
export function CustomersPage({ rows, words, mayImport, more, onSearch }: CustomersPageProps) {
  const [typed, setTyped] = useState(words ?? '');
  const isEmpty = rows.length === 0 && words === undefined;
  return (
    <>
      <PageHeader title="Customers" lead="One history each, over every channel." />
      {isEmpty ? null : (
        <search className="mb-6 max-w-[560px]">
          <form
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              onSearch(typed.trim() || undefined);
            }}
          >
            <div className="min-w-0 grow">
              <TextField label="Name, address or id" name="q" type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
            </div>
            <Button type="submit">Search</Button>
          </form>
        </search>
      )}
      <DataTable caption="Customers, the latest known first" columns={columns} rows={rows} rowId={({ id }) => id} empty={<Nobody words={words} mayImport={mayImport} onClear={() => onSearch(undefined)} />} />
      {more.isThere ? (
        <Button className="mt-6" onClick={more.load} isBusy={more.isLoading} busyLabel="Loading…">
          25 more
        </Button>
      ) : null}
    </>
  );
}

function Nobody({ words, mayImport, onClear }: { words: string | undefined; mayImport: boolean; onClear: () => void }) {
  if (words !== undefined) return <EmptyState kind="no-match" title={`No customer's name, address or id holds “${words}”.`} onClear={onClear} />;
  return (
    <EmptyState kind="none-yet" title="There are no customers yet." action={mayImport ? <ButtonLink to="/import" variant="primary">Import a file</ButtonLink> : undefined}>
      They come with feedback and contacts, from files and the API.
    </EmptyState>
  );
}
