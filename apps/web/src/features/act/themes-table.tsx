import { statusWords } from '@kept/core/act/theme-status.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/select.tsx';
import { Sparkline } from '../../ui/sparkline.tsx';
import { Status } from '../../ui/status.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { trendWords } from '../../ui/trend-words.ts';
import { useRun } from '../understand/use-run.ts';
import { choicesOf, metricWords, originWords } from '../understand/vocabulary-words.ts';
import type { ThemeList, ThemeRow } from './queries.ts';
import { ThemeDeadlineCell } from './theme-deadline-cell.tsx';
import { ThemeTitleCell } from './theme-title-cell.tsx';
import { isListNarrowed, type ThemesSearch } from './themes-search.ts';

interface ThemesTableProps {
  list: ThemeList;
  search: ThemesSearch;
  onSearch: (search: ThemesSearch) => void;
}

const sortChoices = [
  { value: 'volume', label: 'People' },
  { value: 'growth', label: 'Growth' },
  { value: 'score', label: 'Effect on the score' },
  { value: 'newest', label: 'Newest' },
  { value: 'deadline', label: 'Deadline' },
];

/** All themes with their filters, which stand in the URL. */
export function ThemesTable({ list, search, onSearch }: ThemesTableProps) {
  return (
    <>
      <ThemeFilters search={search} onSearch={onSearch} />
      <p className="num my-3 text-small text-ink-2">{list.total.toLocaleString('en-GB')} {list.total === 1 ? 'theme' : 'themes'}</p>
      <DataTable
        caption="Themes"
        rows={list.themes}
        rowId={(theme) => theme.id}
        empty={<NoThemes isNarrowed={isListNarrowed(search)} onClear={() => onSearch({})} />}
        columns={[
          { id: 'title', header: 'Theme', cell: (theme) => <ThemeTitleCell theme={theme} /> },
          { id: 'status', header: 'Status', cell: (theme) => <Status status={theme.status} /> },
          { id: 'owner', header: 'Owner', isHiddenOnPhone: true, cell: (theme) => <span className="whitespace-nowrap">{theme.owner?.name ?? ''}</span> },
          { id: 'deadline', header: 'Deadline', isHiddenOnPhone: true, cell: (theme) => <ThemeDeadlineCell theme={theme} /> },
          { id: 'people', header: 'People', isFigure: true, cell: (theme) => theme.people.toLocaleString('en-GB') },
          { id: 'score', header: 'Score, others', isFigure: true, isHiddenOnPhone: true, cell: (theme) => <Score score={theme.score} /> },
          { id: 'trend', header: '12 weeks', isHiddenOnPhone: true, cell: (theme) => <span className="flex w-21"><Sparkline values={theme.trend} label={trendWords(theme.trend)} width={84} height={22} /></span> },
        ]}
      />
    </>
  );
}

function ThemeFilters({ search, onSearch }: Pick<ThemesTableProps, 'search' | 'onSearch'>) {
  const [words, setWords] = useState(search.words ?? '');
  const choose = (name: keyof ThemesSearch) => (event: React.ChangeEvent<HTMLSelectElement>) => onSearch({ ...search, [name]: event.target.value === '' ? undefined : event.target.value });
  return (
    <search>
      <form
        className="flex flex-wrap items-end gap-3 [&>div]:w-40 max-desk:[&>div]:w-[calc(50%-6px)]"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch({ ...search, words: words.trim() === '' ? undefined : words.trim() });
        }}
      >
        <TextField label="Words" type="search" value={words} onChange={(event) => setWords(event.target.value)} />
        <Select label="Status" placeholder="Any" value={search.status ?? ''} onChange={choose('status')} choices={choicesOf(statusWords)} />
        <Select label="Where it begins" placeholder="Anywhere" value={search.origin ?? ''} onChange={choose('origin')} choices={choicesOf(originWords)} />
        <Select label="Period" placeholder="All time" value={search.days ?? ''} onChange={choose('days')} choices={[{ value: '30', label: 'Last 30 days' }, { value: '90', label: 'Last 90 days' }, { value: '365', label: 'Last year' }]} />
        <Select label="Order" value={search.sort ?? 'volume'} onChange={choose('sort')} choices={sortChoices} />
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}

function Score({ score }: { score: ThemeRow['score'] }) {
  if (score === null) return null;
  if (!score.isShown) return <span className="text-ink-3">{`too few (${score.answers})`}</span>;
  return <span className="whitespace-nowrap">{`${metricWords[score.metric]} ${score.among.toLocaleString('en-GB')}, ${score.others.toLocaleString('en-GB')}`}</span>;
}

function NoThemes({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const { running } = useRun();
  if (isNarrowed) return <EmptyState kind="no-match" title="No theme matches." onClear={onClear} />;
  return (
    <EmptyState kind="none-yet" title="No themes yet." action={<ButtonLink to="/unthemed">See what was said</ButtonLink>}>
      {running !== null ? 'Kept is reading what was said; they appear here when it has finished.' : 'They are found once about thirty comments have arrived and been read.'}
    </EmptyState>
  );
}
