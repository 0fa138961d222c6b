import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ActionsPage } from '../../features/act/actions-page.tsx';
import { actionsQuery } from '../../features/act/queries.ts';

export const Route = createFileRoute('/_app/actions')({
  loader: ({ context }) => context.queryClient.ensureQueryData(actionsQuery),
  component: ActionsRoute,
});

function ActionsRoute() {
  const { data } = useSuspenseQuery(actionsQuery);
  return <ActionsPage actions={data} />;
}
