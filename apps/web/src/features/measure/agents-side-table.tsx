import { Link } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { themePath } from '../act/theme-path.ts';
import { agentsSideQuery } from './explorer-queries.ts';
import { explorerQueryOf, type ExplorerSearch } from './explorer-search.ts';

/** What one team's agents report, by theme, as far as it hides everybody. */
export function AgentsSideTable({ team, search }: { team: string; search: ExplorerSearch }) {
  const { data } = useSuspenseQuery(agentsSideQuery(team, explorerQueryOf(search).period ?? 'last_90_days'));
  return (
    <section aria-label={`What the agents of ${team} report`} className="mt-6 grid gap-4">
      <p className="max-w-[78ch] text-small text-ink-2">
        Reports of the largest single round, since one person may report in each. A theme is left out where fewer than five of a team reported it, or where the rest could be worked out. Nothing but period and team narrows this, and no words are shown.
      </p>
      <DataTable
        caption={`Themes the agents of ${team} report`}
        rows={data.themes}
        rowId={(row) => row.id}
        empty={<EmptyState kind="nothing-selected" title={data.releases === 0 ? 'No round was released in this period.' : 'Nothing can be shown without pointing at somebody.'} />}
        columns={[
          { id: 'title', header: 'Theme', cell: (row) => <Link to={themePath(row.id)} className="title-link break-words">{row.title}</Link> },
          { id: 'reports', header: 'Agents', isFigure: true, cell: (row) => row.reports.toLocaleString('en-GB') },
          { id: 'released', header: 'Released', cell: (row) => formatDay(row.releasedOn) },
        ]}
      />
    </section>
  );
}
