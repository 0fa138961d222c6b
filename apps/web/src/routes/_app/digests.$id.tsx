import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { catch as otherwise, enum as oneOf, object, optional } from 'zod/mini';
import { DigestPage } from '../../features/close-loop/digest-page.tsx';
import { digestQuery } from '../../features/close-loop/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchText } from '../../search-text.ts';

const search = object({ tab: searchText, look: otherwise(optional(oneOf(['desktop', 'phone', 'dark', 'plain'])), undefined), as: searchText });

export const Route = createFileRoute('/_app/digests/$id')({
  validateSearch: search,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(digestQuery(params.id)),
  component: DigestRoute,
});

function DigestRoute() {
  const { id } = Route.useParams();
  const { data } = useSuspenseQuery(digestQuery(id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const navigate = Route.useNavigate();
  return (
    <DigestPage
      digest={data}
      view={Route.useSearch()}
      may={(permission) => session.permissions.includes(permission)}
      onView={(view) => void navigate({ search: view, replace: true, resetScroll: false })}
    />
  );
}
