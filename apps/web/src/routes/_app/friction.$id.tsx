import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { SessionPage } from '../../features/close-loop/session-page.tsx';
import { frictionSessionQuery } from '../../features/close-loop/session-queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

export const Route = createFileRoute('/_app/friction/$id')({
  validateSearch: searchOf({ decide: searchText }),
  loader: ({ context, params }) => context.queryClient.ensureQueryData(frictionSessionQuery(params.id)),
  component: SessionRoute,
});

function SessionRoute() {
  const { id } = Route.useParams();
  const { decide } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(frictionSessionQuery(id));
  const { data: own } = useSuspenseQuery(sessionQuery);
  return <SessionPage session={session} mayWrite={own.permissions.includes('friction.write')} mayReadThemes={own.permissions.includes('themes.read')} deciding={decide} onDecide={(point) => void navigate({ search: { decide: point }, replace: true, resetScroll: false })} />;
}
