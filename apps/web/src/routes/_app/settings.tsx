import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { sessionQuery, settingsQuery } from '../../features/organisation/queries.ts';
import { SettingsPage } from '../../features/organisation/settings-page.tsx';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ tab: searchText, before: searchText, ladder: searchText, source: searchText, webhook: searchText, state: searchText, cursor: searchText });

export const Route = createFileRoute('/_app/settings')({
  validateSearch: search,
  loader: ({ context }) => context.queryClient.ensureQueryData(settingsQuery),
  component: SettingsRoute,
});

function SettingsRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: settings } = useSuspenseQuery(settingsQuery);
  const { tab, before, ladder, source, webhook, state, cursor } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <SettingsPage
      settings={settings}
      may={(permission) => session.permissions.includes(permission)}
      tab={tab}
      before={before !== undefined && /^\d{1,15}$/.test(before) ? Number(before) : undefined}
      ladder={ladder}
      view={{ source, webhook, state, cursor }}
      onLadder={(chosen) => void navigate({ search: { tab: 'ladders', ladder: chosen }, replace: true })}
      onTab={(value) => void navigate({ search: { tab: value }, replace: true })}
      onAuditPage={(cursor) => void navigate({ search: { tab: 'audit', before: cursor === undefined ? undefined : String(cursor) } })}
    />
  );
}
