import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { BreakableAddress } from '../../../ui/breakable-address.tsx';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { formatInstant } from '../../../ui/format-instant.ts';
import { LiftDialog } from './lift-dialog.tsx';
import type { SuppressionRow } from './suppression-queries.ts';
import { reasonWords, sourceWords } from './suppression-words.ts';

/** The addresses of one page, each with its reason, since when, and what can be done about it. */
export function SuppressionTable({ rows, timezone, mayChange }: { rows: readonly SuppressionRow[]; timezone: string; mayChange: boolean }) {
  const [lifting, setLifting] = useState<SuppressionRow>();
  return (
    <>
      <DataTable
        caption="Addresses that get nothing more, the latest first"
        rows={rows}
        rowId={({ handle, reason }) => `${handle} ${reason}`}
        empty={null}
        columns={[
          { id: 'who', header: 'Address', cell: (row) => <Who row={row} /> },
          { id: 'why', header: 'Why', cell: (row) => <Why row={row} timezone={timezone} /> },
          { id: 'since', header: 'Since', cell: ({ since }) => <span className="num">{formatInstant(since, timezone)}</span>, isHiddenOnPhone: true },
          { id: 'lift', header: 'Lift', cell: (row) => <Lift row={row} mayChange={mayChange} onLift={() => setLifting(row)} /> },
        ]}
      />
      {lifting === undefined ? null : <LiftDialog row={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}

function Who({ row: { address, customers, handle } }: { row: SuppressionRow }) {
  if (address === null) {
    return (
      <span className="grid gap-0.5">
        <span className="text-ink-2">An address that is not kept</span>
        <span className="font-mono text-tiny text-ink-3">{handle.slice(-8)}</span>
      </span>
    );
  }
  return (
    <span className="grid gap-0.5">
      <BreakableAddress address={address} />
      {customers.map(({ id, name }) => (
        <Link key={id} to="/customers/$id" params={{ id }} className="text-link text-tiny">
          {name ?? 'Customer without a name'}
        </Link>
      ))}
    </span>
  );
}

function Why({ row: { reason, source, note, addedBy, since, lifted }, timezone }: { row: SuppressionRow; timezone: string }) {
  return (
    <span className="grid max-w-[52ch] gap-0.5">
      <span className="font-[560]">{reasonWords[reason]}</span>
      {source === 'event' ? null : <span className="text-tiny text-ink-3">{addedBy === null ? sourceWords[source] : `${source === 'import' ? 'From a file, by' : 'Added by'} ${addedBy}`}</span>}
      {note === null ? null : <span className="break-words text-ink-2">“{note}”</span>}
      <span className="num text-tiny text-ink-3 desk:hidden">{formatInstant(since, timezone)}</span>
      {lifted === null ? null : (
        <span className="text-ink-2">
          Lifted on {formatInstant(lifted.at, timezone)}
          {lifted.by === null ? '' : ` by ${lifted.by}`}: “{lifted.because}”
        </span>
      )}
    </span>
  );
}

function Lift({ row, mayChange, onLift }: { row: SuppressionRow; mayChange: boolean; onLift: () => void }) {
  if (row.lifted !== null) return <>Lifted</>;
  if (row.whyNotLifted !== null) {
    return (
      <details className="max-w-[40ch] text-ink-2">
        <summary className="cursor-pointer">Stays</summary>
        {row.whyNotLifted}
      </details>
    );
  }
  return mayChange ? (
    <Button size="small" onClick={onLift} aria-label={`Lift it for ${row.address ?? `the address ${row.handle.slice(-8)}`}`}>
      Lift…
    </Button>
  ) : null;
}
