import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ProcedurePage } from '../../features/act/procedures/procedure-page.tsx';
import { procedureQuery } from '../../features/act/procedures/procedure-queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';

const searchVersion = (value: unknown) => (Number.isInteger(Number(value)) && Number(value) > 1 ? Number(value) : undefined);

export const Route = createFileRoute('/_app/procedures/$id/')({
  validateSearch: searchOf({ changes: searchVersion }),
  loader: ({ context, params }) => context.queryClient.ensureQueryData(procedureQuery(params.id)),
  component: ProcedureRoute,
});

function ProcedureRoute() {
  const { id } = Route.useParams();
  const { changes } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: procedure } = useSuspenseQuery(procedureQuery(id));
  return <ProcedurePage procedure={procedure} mayWrite={session.permissions.includes('procedures.write')} compared={changes} onCompare={(version) => void navigate({ search: { changes: version }, replace: true, resetScroll: false })} />;
}
