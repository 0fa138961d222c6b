import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { PlainPage } from '../app-shell/plain-page.tsx';
import { AcceptInvitationForm } from '../features/organisation/accept-invitation-form.tsx';
import { offerQuery } from '../features/organisation/queries.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { problemMessage } from '../ui/problem-message.ts';

export const Route = createFileRoute('/invitation/$token')({
  loader: ({ context, params }) => context.queryClient.ensureQueryData(offerQuery(params.token)),
  component: InvitationRoute,
  errorComponent: ({ error }) => (
    <PlainPage>
      <PageHeader title="This invitation cannot be used" lead={problemMessage(error).sentence} />
      <ButtonLink to="/sign-in">Sign in</ButtonLink>
    </PlainPage>
  ),
});

function InvitationRoute() {
  const { token } = Route.useParams();
  const { data } = useSuspenseQuery(offerQuery(token));
  const navigate = Route.useNavigate();
  return (
    <PlainPage>
      <AcceptInvitationForm offer={data} token={token} onDone={() => void navigate({ to: '/' })} />
    </PlainPage>
  );
}
