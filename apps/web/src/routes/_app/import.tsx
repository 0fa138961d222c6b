import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '../../features/listen/import-page.tsx';
import { importsQuery } from '../../features/listen/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ run: searchText });

export const Route = createFileRoute('/_app/import')({
  validateSearch: search,
  loader: ({ context }) => context.queryClient.ensureQueryData(importsQuery),
  component: ImportRoute,
});

function ImportRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(importsQuery);
  const { run } = Route.useSearch();
  const navigate = Route.useNavigate();
  return <ImportPage history={data.items} timezone={session.organisation.timezone} mayWrite={session.permissions.includes('import.write')} runId={run} onRun={(id) => void navigate({ search: { run: id } })} />;
}
