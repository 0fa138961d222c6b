import { useSuspenseQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { csvOf } from '../../ui/csv-of.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Select } from '../../ui/select.tsx';
import { CoverageMeter } from '../understand/coverage-meter.tsx';
import { ArrowsNote } from './arrows-note.tsx';
import { type Explorer, explorerQuery } from './explorer-queries.ts';
import { explorerQueryOf, type ExplorerSearch, isExplorerNarrowed } from './explorer-search.ts';
import { ExplorerTable } from './explorer-table.tsx';
import { explorerCsv } from './explorer-words.ts';
import { writeFigure } from './figure-words.ts';

interface ExplorerResultProps {
  search: ExplorerSearch;
  onSearch: (search: ExplorerSearch) => void;
  onClear: () => void;
}

/** The groups and themes of a view with what they are held against, and exactly that as a file. */
export function ExplorerResult({ search, onSearch, onClear }: ExplorerResultProps) {
  const { data: explorer } = useSuspenseQuery(explorerQuery(explorerQueryOf(search)));
  if (explorer.groups.length === 0) {
    return (
      <div className="mt-6">
        {isExplorerNarrowed(search) || explorer.coverage.texts > 0 ? (
          <EmptyState kind="no-match" title="No theme was spoken of here in this period." onClear={onClear} />
        ) : (
          <EmptyState kind="none-yet" title="Nothing was said in this period." action={<ButtonLink to="/feedback">See all feedback</ButtonLink>} />
        )}
      </div>
    );
  }
  return (
    <section aria-label="Themes in this period" className="mt-6 grid gap-5">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <CoverageMeter coverage={explorer.coverage} />
        <div className="flex flex-wrap items-end gap-3">
          {explorer.view === 'volume' || explorer.metrics.length < 2 ? null : (
            <Select label="Score" choices={explorer.metrics.map(({ metric, label, n }) => ({ value: metric, label: `${label} (${n.toLocaleString('en-GB')})` }))} value={explorer.metric?.metric ?? ''} onChange={(event) => onSearch({ ...search, metric: event.target.value })} />
          )}
          <Button onClick={() => saveFile(`themes-${explorer.view}-${explorer.days.from}.csv`, csvOf(explorerCsv(explorer)))}>Download CSV</Button>
        </div>
      </div>
      <HeldAgainst explorer={explorer} />
      <ExplorerTable explorer={explorer} />
      <ArrowsNote view={explorer.view} />
    </section>
  );
}

function HeldAgainst({ explorer: { view, metric } }: { explorer: Explorer }) {
  if (view === 'volume') {
    return (
      <p className="max-w-[78ch] text-small text-ink-2">
        People are distinct customers. An arrow (<ArrowUp aria-hidden="true" size={13} className="inline" /> <ArrowDown aria-hidden="true" size={13} className="inline" />) stands only where the change is clear per day and per comment received, over all themes together.
      </p>
    );
  }
  if (metric === null) return <p className="text-small text-ink-2">Nobody gave a score in this period.</p>;
  const { value, n } = metric.all;
  return (
    <p className="num max-w-[78ch] text-small text-ink-2">
      {value === null ? `Too few answers to say what ${metric.label} is (${n.toLocaleString('en-GB')}).` : `${metric.label} over all answers is ${writeFigure(value, metric.unit)} (n = ${n.toLocaleString('en-GB')}).`} {metric.meaning}. Nothing is shown under 30 answers.
    </p>
  );
}
