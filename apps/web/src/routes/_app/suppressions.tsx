import { suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { suppressionSources } from '@kept/core/mail/suppression-rules.ts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { suppressionsQuery } from '../../features/close-loop/suppressions/suppression-queries.ts';
import { SuppressionsPage } from '../../features/close-loop/suppressions/suppressions-page.tsx';
import { sessionQuery, settingsQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const search = searchOf({ address: searchText, reason: searchWord(suppressionReasons), source: searchWord(suppressionSources), state: searchWord(['lifted'] as const), cursor: searchText, tab: searchWord(['files'] as const) });

export const Route = createFileRoute('/_app/suppressions')({
  validateSearch: search,
  loader: ({ context }) => context.queryClient.ensureQueryData(settingsQuery),
  component: SuppressionsRoute,
});

function SuppressionsRoute() {
  const view = Route.useSearch();
  const { tab: _tab, ...asked } = view;
  const { data, error } = useQuery(suppressionsQuery(asked));
  const { data: settings } = useSuspenseQuery(settingsQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const navigate = Route.useNavigate();
  if (data === undefined && error === null) return <Skeleton rows={8} />;
  return (
    <>
      <ProblemNotice error={error} />
      <SuppressionsPage list={data ?? { items: [], nextCursor: null }} view={view} timezone={settings.timezone} mayChange={session.permissions.includes('suppressions.change')} onView={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />
    </>
  );
}
