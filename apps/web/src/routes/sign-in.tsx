import { createFileRoute, redirect, useRouter } from '@tanstack/react-router';
import { object } from 'zod/mini';
import { DemoPeople } from '../features/demo/demo-people.tsx';
import { setUpQuery } from '../features/organisation/queries.ts';
import { returnPath } from '../features/organisation/return-path.ts';
import { SignInPage } from '../features/organisation/sign-in-page.tsx';
import { TryFile } from '../features/try/try-file.tsx';
import { searchText } from '../search-text.ts';

const search = object({ returnTo: searchText });

export const Route = createFileRoute('/sign-in')({
  validateSearch: search,
  beforeLoad: async ({ context }) => {
    if ((await context.queryClient.ensureQueryData(setUpQuery)).needed) throw redirect({ to: '/set-up', replace: true });
  },
  component: SignInRoute,
});

function SignInRoute() {
  const { returnTo } = Route.useSearch();
  const router = useRouter();
  return (
    <SignInPage onSignedIn={() => router.history.push(returnPath(returnTo))}>
      <div className="grid gap-14">
        <DemoPeople onSignedIn={() => router.history.push(returnPath(returnTo))} />
        <TryFile onKept={() => router.history.push('/')} />
      </div>
    </SignInPage>
  );
}
