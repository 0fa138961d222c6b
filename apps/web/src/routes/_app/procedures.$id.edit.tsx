import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { EditProcedurePage } from '../../features/act/procedures/edit-procedure-page.tsx';
import { procedureQuery, proceduresQuery } from '../../features/act/procedures/procedure-queries.ts';
import { ownersQuery } from '../../features/act/owners-query.ts';

export const Route = createFileRoute('/_app/procedures/$id/edit')({
  loader: ({ context, params }) => Promise.all([context.queryClient.ensureQueryData(procedureQuery(params.id)), context.queryClient.ensureQueryData(proceduresQuery({})), context.queryClient.ensureQueryData(ownersQuery)]),
  component: EditProcedureRoute,
});

function EditProcedureRoute() {
  const { id } = Route.useParams();
  const navigate = Route.useNavigate();
  const { data: procedure } = useSuspenseQuery(procedureQuery(id));
  const { data: list } = useSuspenseQuery(proceduresQuery({}));
  return <EditProcedurePage key={procedure.version} procedure={procedure} drivers={list.drivers} onDone={() => void navigate({ to: '/procedures/$id', params: { id } })} />;
}
