import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { targetWords } from './import-target-words.ts';
import type { ImportRow } from './queries.ts';

const figure = (number: number) => number.toLocaleString('en-GB');

/** What was imported, newest first. */
export function ImportHistory({ history, timezone, onOpen }: { history: readonly ImportRow[]; timezone: string; onOpen: (id: string) => void }) {
  const columns: Column<ImportRow>[] = [
    {
      id: 'file',
      header: 'File',
      cell: (row) => (
        <button type="button" className="min-h-6 text-start font-[560] break-all underline decoration-line-strong underline-offset-3 hover:decoration-ink" onClick={() => onOpen(row.id)}>
          {row.fileName}
        </button>
      ),
    },
    { id: 'into', header: 'As', cell: (row) => targetWords[row.into].name, isHiddenOnPhone: true },
    { id: 'source', header: 'Source', cell: (row) => row.source, isHiddenOnPhone: true },
    { id: 'new', header: 'New', cell: (row) => figure(row.new), isFigure: true },
    { id: 'present', header: 'Already there', cell: (row) => figure(row.present), isFigure: true, isHiddenOnPhone: true },
    { id: 'failed', header: 'Problems', cell: (row) => figure(row.failed), isFigure: true },
    { id: 'when', header: 'When', cell: (row) => `${row.state === 'running' ? 'Running, begun ' : ''}${formatInstant(row.startedAt, timezone)}`, isHiddenOnPhone: true },
    { id: 'who', header: 'By', cell: (row) => row.startedBy ?? 'API key', isHiddenOnPhone: true },
  ];
  return (
    <section aria-labelledby="import-history">
      <h2 id="import-history" className="mb-3 text-heading font-[620]">
        Imported before
      </h2>
      <DataTable caption="Imports, newest first" columns={columns} rows={history} rowId={(row) => row.id} empty={<EmptyState kind="none-yet" title="No file has been imported yet." />} />
    </section>
  );
}
