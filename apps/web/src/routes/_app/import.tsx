import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '../../features/listen/import-page.tsx';
import { importSearch } from '../../features/listen/import-search.ts';
import { importsQuery } from '../../features/listen/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/import')({
  validateSearch: importSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(importsQuery),
  component: ImportRoute,
});

function ImportRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(importsQuery);
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ImportPage
      history={data.items}
      timezone={session.organisation.timezone}
      mayWrite={session.permissions.includes('import.write')}
      search={search}
      onGo={(next) => void navigate({ search: next })}
      onChange={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
    />
  );
}
