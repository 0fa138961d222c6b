import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { countWords } from '../../../ui/count-words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatDay } from '../../../ui/format-day.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Sentence } from '../../../ui/sentence.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { MissedSearches } from './missed-searches.tsx';
import type { ListedProcedure, ProcedureFilters, ProcedureList } from './procedure-queries.ts';
import { coverageShare } from './procedure-words.ts';

interface ProceduresPageProps {
  list: ProcedureList;
  filters: ProcedureFilters;
  mayWrite: boolean;
  onFilter: (filters: ProcedureFilters) => void;
  /** Somebody pressed Find with these words. */
  onFind: (filters: ProcedureFilters) => void;
}

/** How things are done here: each procedure with its person and review, and which reasons for contact have none yet. */
export function ProceduresPage({ list, filters, mayWrite, onFilter, onFind }: ProceduresPageProps) {
  const share = coverageShare(list.coverage);
  const write = mayWrite ? (
    <ButtonLink to="/procedures/new" variant="primary">
      Write a procedure
    </ButtonLink>
  ) : undefined;
  return (
    <>
      <PageHeader title="Procedures" lead="How things are done here, so that whoever picks up the phone knows the next step." actions={write} />
      {share === undefined ? null : (
        <div className="mb-6">
          <Sentence>
            For <b>{share}</b> of {countWords(list.coverage.contacts, 'contact', 'contacts')} in the last 90 days there is a procedure.
          </Sentence>
        </div>
      )}
      <Filters key={filters.q} filters={filters} onFilter={onFilter} onFind={onFind} />
      <ProceduresTable items={list.items} filters={filters} write={write} onClear={() => onFilter({})} />
      {filters.q === undefined && filters.retired === undefined ? <MissedSearches gaps={list.gaps} /> : null}
      {filters.q === undefined && filters.retired === undefined ? <Coverage coverage={list.coverage} mayWrite={mayWrite} /> : null}
    </>
  );
}

function Filters({ filters, onFilter, onFind }: Pick<ProceduresPageProps, 'filters' | 'onFilter' | 'onFind'>) {
  const [words, setWords] = useState(filters.q ?? '');
  const find = (event: React.FormEvent) => {
    event.preventDefault();
    const next = { ...filters, q: words.trim() === '' ? undefined : words.trim() };
    onFilter(next);
    if (next.q !== undefined && next.retired === undefined) onFind(next);
  };
  return (
    <form role="search" className="mb-6 flex flex-wrap items-end gap-3" onSubmit={find}>
      <div className="w-80 max-desk:w-full">
        <TextField label="Find a step" name="q" type="search" autoComplete="off" maxLength={100} value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      <Button type="submit">Find</Button>
      <Button variant="quiet" aria-pressed={filters.retired === 'yes'} onClick={() => onFilter({ ...filters, retired: filters.retired === 'yes' ? undefined : 'yes' })}>
        {filters.retired === 'yes' ? 'Show those in use' : 'Show those no longer in use'}
      </Button>
    </form>
  );
}

function ProceduresTable({ items, filters, write, onClear }: { items: readonly ListedProcedure[]; filters: ProcedureFilters; write: React.ReactNode; onClear: () => void }) {
  const empty =
    filters.q === undefined && filters.retired === undefined ? (
      <EmptyState kind="none-yet" title="No procedure is written down yet." action={write}>
        Begin with what customers call about most. Number the steps: whoever helps a customer sees the first of them beside the customer’s name.
      </EmptyState>
    ) : (
      <EmptyState kind="no-match" title={filters.q === undefined ? 'Every procedure is in use.' : `No procedure mentions “${filters.q}”.`} onClear={onClear} />
    );
  return (
    <DataTable
      caption="Procedures"
      rows={items}
      rowId={({ id }) => id}
      empty={empty}
      columns={[
        { id: 'title', header: 'Procedure', cell: (row) => <TitleCell row={row} /> },
        { id: 'drivers', header: 'For', isHiddenOnPhone: true, cell: (row) => (row.drivers.length === 0 ? <span className="text-ink-3">no reason yet</span> : row.drivers.map(({ name }) => name).join(', ')) },
        { id: 'owner', header: 'Owner', isHiddenOnPhone: true, cell: ({ owner, deputy }) => <span title={deputy === null ? undefined : `${deputy.name} stands in`}>{owner.name}</span> },
        { id: 'review', header: 'Review', cell: ({ reviewOn, isReviewDue, isRetired }) => <span className={isReviewDue && !isRetired ? 'font-[560] text-late' : ''}>{`${isReviewDue && !isRetired ? 'due ' : ''}${formatDay(reviewOn)}`}</span> },
        { id: 'read', header: 'Read by me', isHiddenOnPhone: true, cell: ({ isRead, number }) => (isRead ? `version ${number}` : <span className="text-ink-3">not yet</span>) },
      ]}
    />
  );
}

function TitleCell({ row: { id, title, steps, found } }: { row: ListedProcedure }) {
  return (
    <>
      <Link to="/procedures/$id" params={{ id }} className="title-link text-body">
        {title}
      </Link>
      <p className="text-ink-2">{found === null || found === title ? (steps === 0 ? 'No numbered steps' : countWords(steps, 'step', 'steps')) : found}</p>
    </>
  );
}

/** What customers call about most, and whether there is a way to do it. */
function Coverage({ coverage: { drivers }, mayWrite }: { coverage: ProcedureList['coverage']; mayWrite: boolean }) {
  if (drivers.length === 0) return null;
  return (
    <section className="mt-10" aria-labelledby="coverage">
      <h2 id="coverage" className="mb-2 text-heading font-[620] tracking-[-0.015em]">
        What customers call about
      </h2>
      <DataTable
        caption="The most frequent reasons for contact of the last 90 days, with their procedures"
        rows={drivers}
        rowId={({ id }) => id}
        empty={null}
        columns={[
          { id: 'driver', header: 'Reason for contact', cell: ({ name }) => name },
          { id: 'contacts', header: 'Contacts in 90 days', isFigure: true, cell: ({ contacts }) => contacts.toLocaleString('en-GB') },
          {
            id: 'procedure',
            header: 'Procedure',
            cell: ({ id, name, procedures }) =>
              procedures.length > 0 ? (
                procedures.map((one) => (
                  <Link key={one.id} to="/procedures/$id" params={{ id: one.id }} className="text-link me-3">
                    {one.title}
                  </Link>
                ))
              ) : (
                <span className="text-ink-3">
                  None{' '}
                  {mayWrite ? (
                    <Link to="/procedures/new" search={{ driver: id }} aria-label={`Write one for ${name}`} className="text-link ms-1">
                      Write one
                    </Link>
                  ) : null}
                </span>
              ),
          },
        ]}
      />
    </section>
  );
}
