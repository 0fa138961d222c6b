import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { themesQuery } from '../../features/act/queries.ts';
import { ThemesPage } from '../../features/act/themes-page.tsx';
import { themeFiltersOf } from '../../features/act/themes-search.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const own = { show: searchText, theme: searchText, status: searchText, owner: searchText, words: searchText, group: searchText, sort: searchText, days: searchText, strictness: searchText, owned: searchText };
const explorers = { view: searchText, period: searchText, compare: searchText, channel: searchText, source: searchText, segment: searchText, stage: searchText, origin: searchText, language: searchText, team: searchText, metric: searchText };
const search = searchOf({ ...own, ...explorers });
/** Triage has its own order, and no filters: what waits is never hidden by what somebody looked for elsewhere. */
const emergingQuery = (sort: string | undefined) => themesQuery({ status: 'emerging', snoozed: 'hide', sort: themeFiltersOf({ sort }).sort ?? 'volume' });

export const Route = createFileRoute('/_app/themes/')({
  validateSearch: search,
  loaderDeps: ({ search: { show: _show, theme: _theme, strictness: _strictness, owned: _owned, group: _group, ...filters } }) => filters,
  loader: ({ context, deps }) => Promise.all([context.queryClient.ensureQueryData(emergingQuery(deps.sort)), context.queryClient.ensureQueryData(themesQuery(themeFiltersOf(deps)))]),
  component: ThemesRoute,
});

function ThemesRoute() {
  const found = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const triage = useSuspenseQuery(emergingQuery(found.sort));
  const list = useSuspenseQuery(themesQuery(themeFiltersOf(found)));
  return (
    <ThemesPage
      emerging={triage.data}
      list={list.data}
      search={found}
      mayAccept={session.permissions.includes('themes.accept')}
      mayUpdate={session.permissions.includes('themes.update')}
      maySeeAgents={session.permissions.includes('friction.read')}
      mayFind={session.permissions.includes('themes.find')}
      onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
    />
  );
}
