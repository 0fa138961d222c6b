import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { runDiffQuery } from '../../features/understand/queries.ts';
import { RunPage } from '../../features/understand/run-page.tsx';

export const Route = createFileRoute('/_app/runs/$id')({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(runDiffQuery(params.id)),
  component: RunRoute,
});

function RunRoute() {
  const { id } = Route.useParams();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(runDiffQuery(id));
  return <RunPage run={data} mayDecide={session.permissions.includes('themes.accept')} />;
}
