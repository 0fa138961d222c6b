import { createFileRoute, redirect } from '@tanstack/react-router';
import { PlainPage } from '../app-shell/plain-page.tsx';
import { SetUpForm } from '../features/organisation/set-up-form.tsx';
import { setUpQuery } from '../features/organisation/queries.ts';
import { PageHeader } from '../ui/page-header.tsx';

export const Route = createFileRoute('/set-up')({
  beforeLoad: async ({ context }) => {
    if (!(await context.queryClient.ensureQueryData(setUpQuery)).needed) throw redirect({ to: '/sign-in', replace: true });
  },
  component: SetUpRoute,
});

function SetUpRoute() {
  const navigate = Route.useNavigate();
  return (
    <PlainPage>
      <PageHeader title="Set up Kept" lead="Your organisation and its first administrator. You can invite everyone else afterwards." />
      <SetUpForm onDone={() => void navigate({ to: '/' })} />
    </PlainPage>
  );
}
