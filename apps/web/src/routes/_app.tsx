import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLiveThemes } from '../features/act/use-live-themes.ts';
import { threadNumber } from '../features/demo/thread-number.ts';
import { SignedInShell } from '../features/organisation/signed-in-shell.tsx';
import { sessionQuery } from '../features/organisation/queries.ts';
import { searchOf } from '../search-of.ts';
import { problemMessage } from '../ui/problem-message.ts';

const GuidedThread = lazy(() => import('../features/demo/guided-thread.tsx').then(({ GuidedThread }) => ({ default: GuidedThread })));
const ThemeActions = lazy(() => import('../features/act/theme-actions.tsx').then(({ ThemeActions }) => ({ default: ThemeActions })));

const search = searchOf({ thread: threadNumber });

export const Route = createFileRoute('/_app')({
  validateSearch: search,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (problemMessage(error).status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { returnTo: location.href } });
    });
    return { session };
  },
  component: SignedInLayout,
});

function SignedInLayout() {
  const { thread } = Route.useSearch();
  const { session } = Route.useRouteContext();
  const [isSearched, setSearched] = useState(false);
  useLiveThemes({ isOn: session.permissions.includes('themes.read'), since: session.lastChange });
  return (
    <SignedInShell onSearch={() => setSearched(true)}>
      <Outlet />
      <Suspense>{isSearched && session.permissions.includes('themes.read') ? <ThemeActions /> : null}</Suspense>
      <Suspense>{thread === undefined ? null : <GuidedThread number={thread} />}</Suspense>
    </SignedInShell>
  );
}
