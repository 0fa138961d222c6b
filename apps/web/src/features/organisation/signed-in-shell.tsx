import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import type { ReactNode } from 'react';
import { api } from '../../api.ts';
import { AppShell } from '../../app-shell/app-shell.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { unthemedCountQuery } from '../understand/queries.ts';
import { sessionQuery } from './queries.ts';

const tellProblem = (error: unknown) => showToast({ message: problemMessage(error).sentence, tone: 'late' });

/** The shell filled with this session: name, organisation, counts, and the way out. */
export function SignedInShell({ onSearch, children }: { onSearch: () => void; children: ReactNode }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: unthemed } = useQuery({ ...unthemedCountQuery, enabled: session.counts !== null });
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => parseResponse(api.session.$delete()),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
    onError: tellProblem,
  });
  const goElsewhere = useMutation({
    mutationFn: (organisationId: string) => parseResponse(api.session.organisation.$put({ json: { organisationId } })),
    // A fresh start: nothing of one organisation may stay in the memory of the other.
    onSuccess: () => location.assign('/'),
    onError: tellProblem,
  });
  return (
    <AppShell
      account={session.account}
      organisation={session.organisation.name}
      otherOrganisations={session.otherOrganisations}
      permissions={session.permissions}
      counts={{ ...session.counts, ...(unthemed === undefined ? {} : { unthemed }) }}
      onSearch={onSearch}
      onSwitch={(organisationId) => goElsewhere.mutate(organisationId)}
      onSignOut={() => signOut.mutate()}
    >
      {children}
    </AppShell>
  );
}
