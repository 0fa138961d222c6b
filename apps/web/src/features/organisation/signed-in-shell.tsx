import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import type { ReactNode } from 'react';
import { api } from '../../api.ts';
import { AppShell } from '../../app-shell/app-shell.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { sessionQuery } from './queries.ts';

/** The shell filled with this session: name, organisation, counts, and the way out. */
export function SignedInShell({ children }: { children: ReactNode }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => parseResponse(api.session.$delete()),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  return (
    <AppShell account={session.account} organisation={session.organisation.name} permissions={session.permissions} counts={session.counts ?? {}} onSignOut={() => signOut.mutate()}>
      {children}
    </AppShell>
  );
}
