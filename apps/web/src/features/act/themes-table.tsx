import { useMutation } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { useActions } from '../../app-shell/use-actions.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyBar } from '../../ui/key-bar.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { saveFile } from '../../ui/save-file.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { Status } from '../../ui/status.tsx';
import { showToast } from '../../ui/toast.tsx';
import { trendWords } from '../../ui/trend-words.ts';
import { useRun } from '../understand/use-run.ts';
import { metricWords } from '../understand/vocabulary-words.ts';
import type { ThemeList, ThemeRow } from './queries.ts';
import { ThemeDeadlineCell } from './theme-deadline-cell.tsx';
import { themeDeeds } from './theme-deeds.ts';
import { ThemeTitleCell } from './theme-title-cell.tsx';
import { themesCsv } from './themes-csv.ts';
import { isListNarrowed, themeFiltersOf, type ThemesSearch } from './themes-search.ts';
import { useListDeeds } from './use-list-deeds.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSeveralThemes } from './use-several-themes.tsx';

interface ThemesTableProps {
  list: ThemeList;
  search: ThemesSearch;
  onSearch: (search: ThemesSearch) => void;
  mayUpdate: boolean;
  mayAssign: boolean;
}

/** All themes that match; several of them are chosen for one deed, and the list is saved as it stands. */
export function ThemesTable({ list, search, onSearch, mayUpdate, mayAssign }: ThemesTableProps) {
  const one = useListDeeds();
  const several = useSeveralThemes({ themes: list.themes, mayUpdate, mayAssign });
  const save = useMutation({
    mutationFn: async () => saveFile('themes.csv', themesCsv((await parseResponse(api.themes.$get({ query: { ...themeFiltersOf(search), limit: '10000' } }))).themes, location.origin)),
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  useActions(list.themes.length === 0 ? [] : [{ id: 'save-themes', label: 'Save these themes as CSV', group: 'Themes', words: 'export download spreadsheet', run: () => save.mutate() }]);
  useRowKeys({
    group: 'Themes',
    themes: list.themes,
    selected: search.theme,
    onSelect: (theme) => onSearch({ ...search, theme }),
    onOpen: (theme) => one.open(theme),
    deedsOn: (theme) => (mayUpdate ? [{ id: 'tick-theme', label: `Select: ${theme.title}`, keys: 'x', isKeyOnly: true, run: () => several.toggle(theme.id) }, ...(several.ticked.length === 0 ? one.deedsOn(theme) : [])] : []),
  });
  return (
    <>
      <p className="num my-3 flex items-center justify-between gap-4 text-small text-ink-2">
        {list.themes.length < list.total ? `${list.themes.length.toLocaleString('en-GB')} of ${countWords(list.total, 'theme', 'themes')}` : countWords(list.total, 'theme', 'themes')}
        {list.themes.length === 0 ? null : <Button size="small" isBusy={save.isPending} busyLabel="Saving…" onClick={() => save.mutate()}>{`CSV of ${countWords(list.total, 'theme', 'themes')}`}</Button>}
      </p>
      {several.notice}
      <DataTable
        caption="Themes"
        rows={list.themes}
        rowId={(theme) => theme.id}
        current={search.theme}
        {...(mayUpdate ? { selected: several.ticked, onSelect: several.setTicked, rowLabel: (theme: ThemeRow) => `“${theme.title}”` } : {})}
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
      {several.bar}
      {list.themes.length === 0 || !mayUpdate ? null : <KeyBar entries={keys} />}
    </>
  );
}

const keys = [{ keys: 'j k', label: 'move' }, { keys: 'Enter', label: 'open' }, { keys: 'x', label: 'select' }, ...themeDeeds.map((deed) => ({ keys: deed.keys, label: deed.short })), { keys: '?', label: 'all keys' }];

function Score({ score }: { score: ThemeRow['score'] }) {
  if (score === null) return null;
  if (!score.isShown) return <span className="whitespace-nowrap text-ink-3">{`too few (${score.answers})`}</span>;
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
