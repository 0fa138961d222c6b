import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ActionsPage } from '../../features/act/actions-page.tsx';
import { actionsQuery, themesQuery } from '../../features/act/queries.ts';

const byDeadline = themesQuery({ sort: 'deadline' });

export const Route = createFileRoute('/_app/actions')({
  loader: ({ context }) => Promise.all([context.queryClient.ensureQueryData(actionsQuery), context.queryClient.ensureQueryData(byDeadline)]),
  component: ActionsRoute,
});

function ActionsRoute() {
  const { data } = useSuspenseQuery(actionsQuery);
  const { data: list } = useSuspenseQuery(byDeadline);
  return <ActionsPage actions={data} themes={list.themes} />;
}
