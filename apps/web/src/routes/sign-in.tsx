import { createFileRoute, useRouter } from '@tanstack/react-router';
import { z } from 'zod/mini';
import { returnPath } from '../features/organisation/return-path.ts';
import { SignInPage } from '../features/organisation/sign-in-page.tsx';

const search = z.object({ returnTo: z.catch(z.optional(z.string()), undefined) });

export const Route = createFileRoute('/sign-in')({ validateSearch: search, component: SignInRoute });

function SignInRoute() {
  const { returnTo } = Route.useSearch();
  const router = useRouter();
  return <SignInPage onSignedIn={() => router.history.push(returnPath(returnTo))} />;
}
