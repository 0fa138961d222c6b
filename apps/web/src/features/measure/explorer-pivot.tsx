import { Link } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { csvOf } from '../../ui/csv-of.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { themePath } from '../act/theme-path.ts';
import { journeyStageWords } from '../understand/vocabulary-words.ts';
import { type Pivot, pivotQuery } from './explorer-queries.ts';
import { explorerQueryOf, type ExplorerSearch } from './explorer-search.ts';

interface ExplorerPivotProps {
  by: Pivot['by'];
  search: ExplorerSearch;
  onClear: () => void;
}

/** People by theme and stage or segment, as a table and as exactly that file. */
export function ExplorerPivot({ by, search, onClear }: ExplorerPivotProps) {
  const { view: _view, ...query } = explorerQueryOf(search);
  const { data: pivot } = useSuspenseQuery(pivotQuery(query, by));
  const heads = pivot.columns.map((column) => headOf(column, by));
  if (pivot.rows.length === 0) return <div className="mt-6"><EmptyState kind="no-match" title="No theme was spoken of here in this period." onClear={onClear} /></div>;
  const rows = [['Group', 'Theme', ...heads], ...pivot.rows.map((row) => [row.groupTitle ?? '', row.title, ...row.cells.map(String)])];
  return (
    <section aria-label={by === 'stage' ? 'People by theme and journey stage' : 'People by theme and segment'} className="mt-6 grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <p className="max-w-[70ch] text-small text-ink-2">
          {by === 'stage' ? 'People at each stage: the stage of the contact they wrote after, else the theme’s own. Somebody at two stages counts at both.' : 'People in each segment of customers.'}
        </p>
        <Button onClick={() => saveFile(`themes-by-${by}-${pivot.days.from}.csv`, csvOf(rows))}>Download CSV</Button>
      </div>
      <DataTable
        caption="People by theme"
        rows={pivot.rows}
        rowId={(row) => row.id}
        empty={null}
        columns={[
          { id: 'title', header: 'Theme', cell: (row) => <Link to={themePath(row.id)} className="title-link inline-block min-w-40 break-words">{row.title}</Link> },
          ...heads.map((head, at) => ({ id: `column ${at}`, header: head, isFigure: true, cell: (row: Pivot['rows'][number]) => <Cell people={row.cells[at] ?? 0} /> })),
        ]}
      />
    </section>
  );
}

function Cell({ people }: { people: number }) {
  return <span className={people === 0 ? 'text-ink-3' : ''}>{people.toLocaleString('en-GB')}</span>;
}

function headOf(column: string | null, by: Pivot['by']): string {
  if (column === null) return by === 'stage' ? 'No stage' : 'Not known';
  const words: Readonly<Record<string, string>> = journeyStageWords;
  return by === 'stage' ? (words[column] ?? column) : column;
}
