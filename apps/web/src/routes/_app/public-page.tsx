import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { PublicPagePage } from '../../features/close-loop/public-page-page.tsx';
import { sessionQuery, settingsQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/public-page')({
  loader: ({ context }) => context.queryClient.ensureQueryData(settingsQuery),
  component: PublicPageRoute,
});

function PublicPageRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: settings } = useSuspenseQuery(settingsQuery);
  return <PublicPagePage url={settings.domainUrl ?? `${location.origin}/o/${session.organisation.slug}`} isPublished={settings.publicPage} mayChange={session.permissions.includes('organisation.change')} />;
}
