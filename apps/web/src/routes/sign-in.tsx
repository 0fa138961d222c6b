import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute, redirect, useRouter } from '@tanstack/react-router';
import { DemoPeople } from '../features/demo/demo-people.tsx';
import { demoQuery } from '../features/demo/queries.ts';
import { setUpQuery } from '../features/organisation/queries.ts';
import { returnPath } from '../features/organisation/return-path.ts';
import { SignInPage } from '../features/organisation/sign-in-page.tsx';
import { tryOfferQuery } from '../features/try/queries.ts';
import { TryFile } from '../features/try/try-file.tsx';
import { searchOf } from '../search-of.ts';
import { searchText } from '../search-text.ts';

const search = searchOf({ returnTo: searchText });

export const Route = createFileRoute('/sign-in')({
  validateSearch: search,
  beforeLoad: async ({ context }) => {
    if ((await context.queryClient.ensureQueryData(setUpQuery)).needed) throw redirect({ to: '/set-up', replace: true });
  },
  loader: ({ context }) => context.queryClient.ensureQueryData(tryOfferQuery),
  component: SignInRoute,
});

function SignInRoute() {
  const { returnTo } = Route.useSearch();
  const router = useRouter();
  const { data: offer } = useSuspenseQuery(tryOfferQuery);
  const { data: demo } = useQuery(demoQuery);
  const hasMore = offer.available || demo?.available === true || (demo?.loading ?? null) !== null;
  return (
    <SignInPage onSignedIn={() => router.history.push(returnPath(returnTo))}>
      {hasMore ? (
        <div className="grid gap-14">
          <DemoPeople onSignedIn={() => router.history.push(returnPath(returnTo))} />
          {offer.available ? <TryFile onKept={() => router.history.push('/themes')} /> : null}
        </div>
      ) : null}
    </SignInPage>
  );
}
