import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AgentsSideTable } from './agents-side-table.tsx';
import { ExplorerControls } from './explorer-controls.tsx';
import { ExplorerPivot } from './explorer-pivot.tsx';
import { explorerChoicesQuery } from './explorer-queries.ts';
import { ExplorerResult } from './explorer-result.tsx';
import type { ExplorerSearch } from './explorer-search.ts';
import { viewOf } from './explorer-search.ts';

interface ExplorerPanelProps {
  search: ExplorerSearch;
  onSearch: (search: ExplorerSearch) => void;
  /** Whether the person may see what agents report. */
  maySeeAgents: boolean;
}

/** Groups and themes over a period, from the side that is asked for; everything that narrows it stands in the URL. */
export function ExplorerPanel({ search, onSearch, maySeeAgents }: ExplorerPanelProps) {
  const { data: choices } = useSuspenseQuery(explorerChoicesQuery);
  const view = viewOf(search);
  const clear = () => onSearch({ view: search.view, period: search.period, compare: search.compare });
  return (
    <>
      <ExplorerControls choices={maySeeAgents ? choices : { ...choices, teams: [] }} search={search} onSearch={onSearch} />
      <Suspense fallback={<Skeleton rows={8} />}>
        {search.team !== undefined && maySeeAgents ? (
          <AgentsSideTable team={search.team} search={search} />
        ) : view === 'stage' || view === 'segment' ? (
          <ExplorerPivot by={view} search={search} onClear={clear} />
        ) : (
          <ExplorerResult search={search} onSearch={onSearch} onClear={clear} />
        )}
      </Suspense>
    </>
  );
}
