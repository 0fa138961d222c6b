import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { problemMessage } from '../../../ui/problem-message.ts';
import { showToast } from '../../../ui/toast.tsx';
import { type ProcedureFilters, proceduresQuery } from './procedure-queries.ts';

/** Notes a search that found nothing, when somebody made it by hand; a link that is opened notes nothing. */
export function useNoteMissed(): (filters: ProcedureFilters) => void {
  const queryClient = useQueryClient();
  const note = useMutation({ mutationFn: (words: string) => parseResponse(api['missed-searches'].$post({ json: { words } })) });
  return (filters) =>
    void queryClient
      .ensureQueryData(proceduresQuery(filters))
      .then(({ items }) => (items.length === 0 && filters.q !== undefined ? note.mutate(filters.q) : undefined))
      .catch(() => undefined);
}

/** Says that no procedure is needed for words people looked for. */
export function useDismissMissed() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (words: string) => parseResponse(api['missed-searches'].dismissal.$post({ json: { words } })),
    onSuccess: async ({ words }) => {
      showToast({ message: `“${words}” is not listed any more.` });
      await queryClient.invalidateQueries({ queryKey: ['procedures'] });
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
}
