import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ReportPage } from '../../features/listen/report-page.tsx';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/report')({ component: ReportRoute });

function ReportRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  return <ReportPage organisationSlug={session.organisation.slug} />;
}
