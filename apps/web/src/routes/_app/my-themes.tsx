import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { MyThemesPage } from '../../features/act/my-themes-page.tsx';
import { myThemesQuery } from '../../features/act/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ theme: searchText });

export const Route = createFileRoute('/_app/my-themes')({
  validateSearch: search,
  loader: ({ context }) => context.queryClient.ensureQueryData(myThemesQuery),
  component: MyThemesRoute,
});

function MyThemesRoute() {
  const { data } = useSuspenseQuery(myThemesQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { theme } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <MyThemesPage mine={data} selected={theme} permissions={session.permissions} triage={session.counts?.triage ?? 0} onSelect={(id) => void navigate({ search: { theme: id }, replace: true, resetScroll: false })} />;
}
