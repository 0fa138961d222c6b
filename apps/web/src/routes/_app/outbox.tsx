import { mailKinds, mailStates } from '@kept/core/vocabulary.ts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { OutboxPage } from '../../features/close-loop/outbox-page.tsx';
import { outboxQuery } from '../../features/close-loop/queries.ts';
import { sessionQuery, settingsQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

const search = searchOf({ kind: searchWord(mailKinds), state: searchWord(mailStates), before: searchText, mail: searchText, tab: searchText, box: searchWord(['in'] as const) });

export const Route = createFileRoute('/_app/outbox')({
  validateSearch: search,
  loaderDeps: ({ search: { kind, state, before } }) => ({ kind, state, before }),
  loader: ({ context, deps }) => Promise.all([context.queryClient.ensureQueryData(outboxQuery(deps)), context.queryClient.ensureQueryData(settingsQuery)]),
  component: OutboxRoute,
});

function OutboxRoute() {
  const view = Route.useSearch();
  const { data } = useQuery(outboxQuery(view));
  const { data: settings } = useSuspenseQuery(settingsQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const navigate = Route.useNavigate();
  if (data === undefined) return <Skeleton rows={8} />;
  return <OutboxPage outbox={data} view={view} timezone={settings.timezone} mayResume={session.permissions.includes('digests.send')} mayReadAccounts={session.permissions.includes('outbox.accounts')} onView={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />;
}
