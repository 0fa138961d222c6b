import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { MembersPage } from '../../features/organisation/members-page.tsx';
import { invitationsQuery, membersQuery, sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ show: searchText });

export const Route = createFileRoute('/_app/members')({
  validateSearch: search,
  loader: ({ context }) => context.queryClient.ensureQueryData(membersQuery),
  component: MembersRoute,
});

function MembersRoute() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(membersQuery);
  const mayInvite = session.permissions.includes('members.invite');
  const invited = useQuery({ ...invitationsQuery, enabled: mayInvite });
  const { show } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <MembersPage
      members={data.members}
      invitations={invited.data?.invitations ?? []}
      mayInvite={mayInvite}
      mayChange={session.permissions.includes('members.change')}
      ownId={session.member.id}
      isShowingLeft={show === 'left'}
      onShowLeft={(isShown) => void navigate({ search: { show: isShown ? 'left' : undefined }, replace: true })}
    />
  );
}
