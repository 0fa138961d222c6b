import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ProceduresPage } from '../../features/act/procedures/procedures-page.tsx';
import { proceduresQuery } from '../../features/act/procedures/procedure-queries.ts';
import { useNoteMissed } from '../../features/act/procedures/use-missed-searches.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';

const search = searchOf({ q: searchText, retired: searchWord(['yes'] as const) });

export const Route = createFileRoute('/_app/procedures/')({
  validateSearch: search,
  loaderDeps: ({ search: filters }) => filters,
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(proceduresQuery(deps)),
  component: ProceduresRoute,
});

function ProceduresRoute() {
  const filters = Route.useSearch();
  const navigate = Route.useNavigate();
  const miss = useNoteMissed();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: list } = useSuspenseQuery(proceduresQuery(filters));
  return <ProceduresPage list={list} filters={filters} mayWrite={session.permissions.includes('procedures.write')} onFind={miss} onFilter={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />;
}
