import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { FrictionPage } from '../../features/listen/friction-page.tsx';
import { roundsQuery } from '../../features/listen/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/friction/')({
  loader: ({ context }) => context.queryClient.ensureQueryData(roundsQuery),
  component: FrictionRoute,
});

function FrictionRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(roundsQuery);
  return <FrictionPage rounds={data.items} url={data.url} mayWrite={session.permissions.includes('friction.write')} />;
}
