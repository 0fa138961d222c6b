import { Suspense } from 'react';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { ThemeList } from './queries.ts';
import { ThemesFilters } from './themes-filters.tsx';
import { groupOf, ThemesLeague } from './themes-league.tsx';
import type { ThemesSearch } from './themes-search.ts';
import { ThemesTable } from './themes-table.tsx';
import { ViewsBar } from './views/views-bar.tsx';

interface AllThemesProps {
  list: ThemeList;
  search: ThemesSearch;
  onSearch: (search: ThemesSearch) => void;
  mayUpdate: boolean;
  /** Whether the person may give themes to others without asking. */
  mayAssign: boolean;
}

/** All themes: views that were kept, filters, and the list or its counts by owner, origin or stage. */
export function AllThemes({ list, search, onSearch, mayUpdate, mayAssign }: AllThemesProps) {
  const group = groupOf(search);
  return (
    <>
      <ViewsBar search={search} onSearch={onSearch} />
      <ThemesFilters search={search} onSearch={onSearch} />
      {group === undefined ? (
        <ThemesTable list={list} search={search} onSearch={onSearch} mayUpdate={mayUpdate} mayAssign={mayAssign} />
      ) : (
        <Suspense fallback={<Skeleton rows={6} />}>
          <div className="mt-4">
            <ThemesLeague group={group} search={search} onSearch={onSearch} />
          </div>
        </Suspense>
      )}
    </>
  );
}
