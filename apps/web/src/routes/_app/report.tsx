import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ReportPage } from '../../features/listen/report-page.tsx';
import { givenSlipsQuery, slipRoundsQuery } from '../../features/listen/slip-queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/report')({
  loader: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    await Promise.all([context.queryClient.ensureQueryData(slipRoundsQuery(session.organisation.slug)), context.queryClient.ensureQueryData(givenSlipsQuery)]);
  },
  component: ReportRoute,
});

function ReportRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return <ReportPage organisationSlug={session.organisation.slug} />;
}
