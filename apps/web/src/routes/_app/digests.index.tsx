import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { DigestsPage } from '../../features/close-loop/digests-page.tsx';
import { digestsQuery } from '../../features/close-loop/queries.ts';
import { sessionQuery, settingsQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/digests/')({
  loader: ({ context }) => Promise.all([context.queryClient.ensureQueryData(digestsQuery), context.queryClient.ensureQueryData(settingsQuery)]),
  component: DigestsRoute,
});

function DigestsRoute() {
  const { data } = useSuspenseQuery(digestsQuery);
  const { data: settings } = useSuspenseQuery(settingsQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  return <DigestsPage found={data} timezone={settings.timezone} mayWrite={session.permissions.includes('digests.write')} />;
}
