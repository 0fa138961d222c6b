import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { type DeparturePlan, departurePlanQuery } from './queries.ts';

interface Person {
  id: string;
  name: string;
}

/** Letting members leave and come back, and taking invitations back; each says what happened, and how to undo it where that is possible. */
export function useMemberDeeds(onHeld: (member: Person, plan: DeparturePlan) => void) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['members'] });
  const onError = (error: unknown) => showToast({ message: problemMessage(error).sentence, tone: 'late' });
  const comeBack = useMutation({
    mutationFn: ({ id }: Person) => parseResponse(api.members[':id'].departure.$delete({ param: { id } })),
    onSuccess: async (_done, { name }) => {
      await refresh();
      showToast({ message: `${name} is a member again.` });
    },
    onError,
  });
  const leave = useMutation({
    mutationFn: ({ id }: Person) => parseResponse(api.members[':id'].departure.$put({ param: { id }, json: {} })),
    onSuccess: async (_done, person) => {
      await refresh();
      showToast({ message: `${person.name} cannot sign in here any more.`, undo: () => comeBack.mutate(person) });
    },
    onError,
  });
  // Whoever holds something leaves through the list of it; anybody else at once.
  const depart = useMutation({
    mutationFn: ({ id }: Person) => queryClient.fetchQuery(departurePlanQuery(id)),
    onSuccess: (plan, person) => (plan.held.length === 0 ? leave.mutate(person) : onHeld(person, plan)),
    onError,
  });
  const withdraw = useMutation({
    mutationFn: ({ id }: Person) => parseResponse(api.members.invitations[':id'].$delete({ param: { id } })),
    onSuccess: async (_done, { name }) => {
      await refresh();
      showToast({ message: `The invitation of ${name} is taken back; its link no longer works.` });
    },
    onError,
  });
  return { leave: depart.mutate, comeBack: comeBack.mutate, withdraw: withdraw.mutate };
}
