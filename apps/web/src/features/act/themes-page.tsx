import { Suspense } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ExplorerPanel } from '../measure/explorer-panel.tsx';
import { CoverageMeter } from '../understand/coverage-meter.tsx';
import { DefineThemePage } from '../understand/define-theme-page.tsx';
import { ReadingNotice } from '../understand/reading-notice.tsx';
import { RunPanel } from '../understand/run-panel.tsx';
import type { ThemeList } from './queries.ts';
import { AllThemes } from './all-themes.tsx';
import type { ThemesSearch } from './themes-search.ts';
import { TriageList } from './triage-list.tsx';

interface ThemesPageProps {
  /** What was found and nobody has decided on. */
  emerging: ThemeList;
  /** What matches the filters. */
  list: ThemeList;
  search: ThemesSearch;
  onSearch: (search: ThemesSearch) => void;
  mayAccept: boolean;
  mayUpdate: boolean;
  mayFind: boolean;
  maySeeAgents: boolean;
}

/** Every theme: those that wait for a person and a date first, then all of them with filters, then what they do over a period. */
export function ThemesPage({ emerging, list, search, onSearch, mayAccept, mayUpdate, mayFind, maySeeAgents }: ThemesPageProps) {
  const openDefinition = () => onSearch({ show: 'define' });
  useActions(mayAccept ? [{ id: 'define-theme', label: 'Define a new theme', group: 'Themes', keys: 'n', words: 'make create add', run: openDefinition }] : []);
  if (search.show === 'define' && mayAccept) {
    return <DefineThemePage strictness={search.strictness} takesOwned={search.owned === '1'} onChoose={(choice) => onSearch({ ...search, ...choice })} onDone={(theme) => onSearch({ show: 'triage', theme })} />;
  }
  const shown = search.show ?? (emerging.themes.length > 0 ? 'triage' : 'all');
  return (
    <>
      <PageHeader title="Themes" lead={shown === 'explorer' ? undefined : <CoverageMeter coverage={emerging.coverage} />} actions={<ThemesDeeds mayAccept={mayAccept} mayFind={mayFind} onDefine={openDefinition} />} />
      <ReadingNotice />
      <Tabs
        label="Themes"
        chosen={shown}
        onChoose={(show) => onSearch({ show })}
        tabs={[
          { value: 'triage', label: 'Triage', count: emerging.total, panel: <TriageList themes={emerging.themes} mayAccept={mayAccept} hasTexts={emerging.coverage.texts > 0} selected={search.theme} onSelect={(theme) => onSearch({ ...search, show: 'triage', theme })} sort={search.sort} onSort={(sort) => onSearch({ ...search, show: 'triage', sort: sort === 'volume' ? undefined : sort })} /> },
          { value: 'all', label: 'All themes', panel: <AllThemes list={list} search={search} onSearch={(next) => onSearch({ ...next, show: 'all' })} mayUpdate={mayUpdate} mayAssign={mayAccept} /> },
          {
            value: 'explorer',
            label: 'Explorer',
            panel: (
              <Suspense fallback={<Skeleton rows={8} />}>
                <ExplorerPanel search={search} onSearch={(next) => onSearch({ ...next, show: 'explorer' })} maySeeAgents={maySeeAgents} />
              </Suspense>
            ),
          },
        ]}
      />
    </>
  );
}

function ThemesDeeds({ mayAccept, mayFind, onDefine }: Pick<ThemesPageProps, 'mayAccept' | 'mayFind'> & { onDefine: () => void }) {
  return (
    <>
      {mayAccept ? (
        <Button onClick={onDefine} aria-keyshortcuts="n">
          New theme
        </Button>
      ) : null}
      <RunPanel mayFind={mayFind} />
    </>
  );
}
