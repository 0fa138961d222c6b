import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { unthemedQuery } from '../../features/understand/queries.ts';
import { UnthemedPage } from '../../features/understand/unthemed-page.tsx';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ words: searchText });

export const Route = createFileRoute('/_app/unthemed')({
  validateSearch: search,
  loaderDeps: ({ search: { words } }) => ({ words }),
  loader: ({ context, deps }) => context.queryClient.ensureInfiniteQueryData(unthemedQuery(deps.words)),
  component: UnthemedRoute,
});

function UnthemedRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { words } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <UnthemedPage search={words} mayFind={session.permissions.includes('themes.find')} onSearch={(next) => void navigate({ search: { words: next }, replace: true })} />;
}
