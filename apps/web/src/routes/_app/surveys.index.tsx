import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { surveysQuery } from '../../features/listen/queries.ts';
import { SurveysPage } from '../../features/listen/surveys-page.tsx';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/surveys/')({
  loader: ({ context }) => context.queryClient.ensureQueryData(surveysQuery),
  component: SurveysRoute,
});

function SurveysRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(surveysQuery);
  return <SurveysPage surveys={data.items} mayWrite={session.permissions.includes('surveys.write')} />;
}
