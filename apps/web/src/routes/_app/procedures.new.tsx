import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { NewProcedurePage } from '../../features/act/procedures/new-procedure-page.tsx';
import { proceduresQuery } from '../../features/act/procedures/procedure-queries.ts';
import { ownersQuery } from '../../features/act/owners-query.ts';
import { searchOf } from '../../search-of.ts';
import { searchId } from '../../search-id.ts';
import { searchText } from '../../search-text.ts';

export const Route = createFileRoute('/_app/procedures/new')({
  validateSearch: searchOf({ driver: searchText, theme: searchId, title: searchText }),
  loader: ({ context }) => Promise.all([context.queryClient.ensureQueryData(proceduresQuery({})), context.queryClient.ensureQueryData(ownersQuery)]),
  component: NewProcedureRoute,
});

function NewProcedureRoute() {
  const begun = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: list } = useSuspenseQuery(proceduresQuery({}));
  return <NewProcedurePage drivers={list.drivers} begun={begun} onDone={(id) => void (id === undefined ? navigate({ to: '/procedures' }) : navigate({ to: '/procedures/$id', params: { id }, state: true }))} />;
}
