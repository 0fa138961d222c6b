import type { SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { type Sending, sendingQuery } from './queries.ts';

/** The rules as they stand on the page, and as they were loaded: saved over that version only, taken back by saving the one before, loaded anew where somebody else was quicker. */
export function useSendingDraft(id: string, loaded: Sending) {
  const queryClient = useQueryClient();
  const [start, setStart] = useState(loaded);
  const [plan, setPlan] = useState<SendingPlan>(loaded.plan);
  const put = (next: SendingPlan, version: number) => parseResponse(api.surveys[':id'].sending.$put({ param: { id }, json: { plan: next, version } }));
  const take = async (saved: Sending) => {
    setStart(saved);
    setPlan(saved.plan);
    queryClient.setQueryData(sendingQuery(id).queryKey, saved);
    await queryClient.invalidateQueries({ queryKey: ['surveys', id, 'sending'] });
  };
  const takeBack = useMutation({
    mutationFn: ({ before, version }: { before: SendingPlan; version: number }) => put(before, version),
    onSuccess: async (saved) => {
      await take(saved);
      showToast({ message: 'The rules are as they were before.' });
    },
    onError: () => showToast({ message: 'The rules could not be put back: somebody changed them since.', tone: 'late' }),
  });
  const save = useMutation({
    mutationFn: () => put(plan, start.version),
    onSuccess: async (saved) => {
      const before = start.plan;
      await take(saved);
      showToast({ message: saved.plan.isOn ? 'Contacts that end from now on are asked by these rules.' : 'The rules are saved; nobody is asked while sending is off.', undo: () => takeBack.mutate({ before, version: saved.version }) });
    },
  });
  return {
    plan,
    start,
    save,
    set: (change: Partial<SendingPlan>) => setPlan({ ...plan, ...change }),
    isChanged: JSON.stringify(plan) !== JSON.stringify(start.plan),
    isStale: save.error !== null && problemMessage(save.error).status === 409,
    reload: async () => {
      save.reset();
      await take(await queryClient.fetchQuery({ ...sendingQuery(id), staleTime: 0 }));
    },
  };
}
