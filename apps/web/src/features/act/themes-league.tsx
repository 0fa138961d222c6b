import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { journeyStageWords, originWords } from '../understand/vocabulary-words.ts';
import { leagueQuery, type LeagueRow } from './queries.ts';
import { isListNarrowed, themeFiltersOf, type ThemesSearch } from './themes-search.ts';

export const leagueGroups = { owner: 'Owner', origin: 'Where it begins', stage: 'Journey stage' } as const;
export type LeagueGroup = keyof typeof leagueGroups;

const words: Readonly<Record<string, string>> = { ...originWords, ...journeyStageWords };
const none = { owner: 'Nobody', origin: 'Not said', stage: 'Not said' } as const;
const figure = (value: number, tone = '') => (value === 0 ? <span className="text-ink-3">0</span> : <span className={`font-[560] ${tone}`}>{value.toLocaleString('en-GB')}</span>);

/** The themes that match, counted by who owns them, where they begin or where they are met; each group leads to its themes. */
export function ThemesLeague({ group, search, onSearch }: { group: LeagueGroup; search: ThemesSearch; onSearch: (search: ThemesSearch) => void }) {
  const { sort: _order, period: _period, ...filters } = themeFiltersOf(search);
  const { data } = useSuspenseQuery(leagueQuery({ ...filters, by: group }));
  const { group: _group, ...without } = search;
  const nameOf = ({ key, name }: LeagueRow) => (group === 'owner' ? name : key === null ? null : words[key]) ?? none[group];
  return (
    <DataTable
      caption={`Themes by ${leagueGroups[group].toLowerCase()}`}
      rows={data.rows}
      rowId={(row) => row.key ?? 'none'}
      empty={<EmptyState kind="no-match" title="No theme matches." onClear={() => onSearch({ group })} />}
      columns={[
        {
          id: 'group',
          header: leagueGroups[group],
          cell: (row) =>
            row.key === null && group !== 'owner' ? (
              <span className="text-ink-2">{nameOf(row)}</span>
            ) : (
              <Link to="/themes" search={{ ...without, show: 'all', sort: 'deadline', ...(group === 'owner' ? { owner: row.key ?? 'none' } : group === 'origin' ? { origin: row.key ?? '' } : { stage: row.key ?? '' }) }} className="title-link text-body">
                {nameOf(row)}
              </Link>
            ),
        },
        { id: 'themes', header: 'Themes', isFigure: true, isHiddenOnPhone: true, cell: (row) => figure(row.themes) },
        { id: 'open', header: 'Open', isFigure: true, cell: (row) => figure(row.open) },
        { id: 'late', header: 'Late', isFigure: true, cell: (row) => figure(row.late, 'text-late') },
        { id: 'blocked', header: 'Blocked', isFigure: true, cell: (row) => figure(row.blocked, 'text-blocked') },
        { id: 'reopened', header: 'Opened again', isFigure: true, isHiddenOnPhone: true, cell: (row) => figure(row.reopened) },
        { id: 'median', header: 'Days to answer, median', isFigure: true, cell: (row) => (row.medianDays === null ? <span className="text-ink-3">none yet</span> : `${row.medianDays.toLocaleString('en-GB')} (n = ${row.answered})`) },
      ]}
    />
  );
}

/** The grouping an address asks for, if there is such a one. */
export function groupOf({ group }: ThemesSearch): LeagueGroup | undefined {
  return group === 'owner' || group === 'origin' || group === 'stage' ? group : undefined;
}

/** Whether anything is narrowed or grouped that a view could keep. */
export function isWorthKeeping(search: ThemesSearch): boolean {
  return isListNarrowed(search) || groupOf(search) !== undefined || search.sort !== undefined || search.days !== undefined;
}
