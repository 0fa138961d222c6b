import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { NewProcedurePage } from '../../features/act/procedures/new-procedure-page.tsx';
import { proceduresQuery } from '../../features/act/procedures/procedure-queries.ts';
import { ownersQuery } from '../../features/act/owners-query.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

export const Route = createFileRoute('/_app/procedures/new')({
  validateSearch: searchOf({ driver: searchText }),
  loader: ({ context }) => Promise.all([context.queryClient.ensureQueryData(proceduresQuery({})), context.queryClient.ensureQueryData(ownersQuery)]),
  component: NewProcedureRoute,
});

function NewProcedureRoute() {
  const { driver } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: list } = useSuspenseQuery(proceduresQuery({}));
  return <NewProcedurePage drivers={list.drivers} driver={driver} onDone={(id) => void (id === undefined ? navigate({ to: '/procedures' }) : navigate({ to: '/procedures/$id', params: { id } }))} />;
}
