import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NewSourceDialog } from './new-source-dialog.tsx';
import { SourceDetails } from './source-details.tsx';
import { type Source, sourcesQuery } from './source-queries.ts';
import { formatWords } from './source-words.ts';

interface SourcesPanelProps {
  timezone: string;
  /** Which source is looked at, which of its messages, and from where on; all in the address. */
  view: { source?: string | undefined; state?: string | undefined; cursor?: string | undefined };
}

/** The addresses other systems send to: what came last, how it fared, and what needs mending. */
export function SourcesPanel({ timezone, view }: SourcesPanelProps) {
  const { data, error, isPending } = useQuery(sourcesQuery);
  const [isMaking, setMaking] = useState(false);
  if (isPending) return <Skeleton rows={3} label="Loading the sources" />;
  const sources = data?.sources ?? [];
  const chosen = sources.find((source) => source.id === view.source);
  if (chosen !== undefined) return <SourceDetails key={chosen.id} source={chosen} timezone={timezone} state={view.state} cursor={view.cursor} />;
  const make = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      New source
    </Button>
  );
  return (
    <>
      <ProblemNotice error={error} />
      {sources.length > 0 ? <div className="mb-3">{make}</div> : null}
      <DataTable
        caption="Sources"
        rows={sources}
        rowId={(source) => source.id}
        empty={
          <EmptyState kind="none-yet" title="No other system sends anything yet." action={make}>
            A source is an address for Typeform, Zendesk, Intercom or a system of your own. What it sends is checked, stored and taken in once.
          </EmptyState>
        }
        columns={[
          { id: 'name', header: 'Name', cell: (source) => <SourceName source={source} /> },
          { id: 'last', header: 'Last message', isHiddenOnPhone: true, cell: (source) => (source.lastEventAt === null ? 'None in thirty days' : formatInstant(source.lastEventAt, timezone)) },
          { id: 'used', header: 'Used', isFigure: true, isHiddenOnPhone: true, cell: (source) => source.counts.applied.toLocaleString('en-GB') },
          { id: 'unused', header: 'Not used', isFigure: true, isHiddenOnPhone: true, cell: (source) => source.counts.not_used.toLocaleString('en-GB') },
          { id: 'failed', header: 'To mend', isFigure: true, cell: (source) => <span className={source.counts.failed > 0 ? 'font-[560] text-late' : ''}>{source.counts.failed.toLocaleString('en-GB')}</span> },
        ]}
      />
      {sources.length > 0 ? <p className="mt-3 text-small text-ink-2">Counted over thirty days. Messages themselves are deleted once used, after seven days at the latest.</p> : null}
      {isMaking ? <NewSourceDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function SourceName({ source }: { source: Source }) {
  return (
    <>
      <Link to="/settings" search={{ tab: 'sources', source: source.id }} className="block font-[560] underline-offset-2 hover:underline">
        {source.name}
      </Link>
      <span className="block text-ink-2">{source.hasSecret ? formatWords[source.format] : 'Waits for its secret'}</span>
    </>
  );
}
