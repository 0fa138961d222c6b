import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type InferRequestType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { problemMessage } from '../../../ui/problem-message.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { NewProcedure, Procedure } from './procedure-queries.ts';

const one = api.procedures[':id'];
export type ProcedureChange = InferRequestType<typeof one.$patch>['json'];

function useProceduresChanged(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () => Promise.all(['procedures', 'customers', 'themes'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}

/** Writes a new procedure, or the next state of one. */
export function useSaveProcedure(id: string | undefined, onSaved: (id: string) => void) {
  const changed = useProceduresChanged();
  return useMutation({
    mutationFn: (input: { fresh: NewProcedure } | { change: ProcedureChange }) => ('fresh' in input ? parseResponse(api.procedures.$post({ json: input.fresh })) : parseResponse(one.$patch({ param: { id: id ?? '' }, json: input.change }))),
    onSuccess: async (saved, input) => {
      showToast({ message: 'fresh' in input ? 'The procedure is written down.' : `Saved. Version ${saved.number} counts now.` });
      await changed();
      onSaved(saved.id);
    },
  });
}

/** Takes a procedure out of use, or back into it; the toast takes that back. */
export function useRetireProcedure(procedure: Procedure) {
  const changed = useProceduresChanged();
  const retire = useMutation({
    mutationFn: ({ isRetired, version }: { isRetired: boolean; version: number }) => parseResponse(one.$patch({ param: { id: procedure.id }, json: { version, isRetired } })),
    onSuccess: async ({ version }, { isRetired }) => {
      showToast({ message: isRetired ? `“${procedure.title}” is no longer in use.` : `“${procedure.title}” is in use.`, undo: () => retire.mutate({ isRetired: !isRetired, version }) });
      await changed();
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  return retire;
}

/** Says that I read the version that counts. */
export function useSayRead(procedure: Procedure) {
  const changed = useProceduresChanged();
  return useMutation({
    mutationFn: () => parseResponse(one.readings.$post({ param: { id: procedure.id }, json: { number: procedure.number } })),
    onSuccess: () => showToast({ message: `Noted: you have read version ${procedure.number}.` }),
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
    onSettled: changed,
  });
}
