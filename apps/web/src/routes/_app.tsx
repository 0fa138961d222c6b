import { createFileRoute, Outlet, redirect } from '@tanstack/react-router';
import { SignedInShell } from '../features/organisation/signed-in-shell.tsx';
import { sessionQuery } from '../features/organisation/queries.ts';
import { problemMessage } from '../ui/problem-message.ts';

export const Route = createFileRoute('/_app')({
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
  return (
    <SignedInShell>
      <Outlet />
    </SignedInShell>
  );
}
