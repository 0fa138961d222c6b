import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import type { Driver } from './driver-queries.ts';

/** Whatever shows drivers or the reasons of contacts is read again. */
export function useDriversChanged(): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () => Promise.all(['drivers', 'health', 'customers'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}

const tellProblem = (error: unknown) => showToast({ message: problemMessage(error).sentence, tone: 'late' });

interface Decision {
  readonly interactionIds: string[];
  /** What is chosen instead of the suggestion, with its name. */
  readonly driver?: { readonly id: string; readonly name: string } | undefined;
}

/** Confirms what is suggested for some contacts or gives them another driver; the toast takes it back. */
export function useDecideDrivers(onDecided: (interactionIds: readonly string[]) => void) {
  const changed = useDriversChanged();
  const takeBack = useMutation({
    mutationFn: (interactionIds: string[]) => parseResponse(api['contact-drivers'].returns.$post({ json: { interactionIds } })),
    onSuccess: async ({ returned }) => {
      showToast({ message: `${countWords(returned, 'contact waits', 'contacts wait')} for a driver again.` });
      await changed();
    },
    onError: tellProblem,
  });
  return useMutation({
    mutationFn: ({ interactionIds, driver }: Decision) => parseResponse(api['contact-drivers'].decisions.$post({ json: { interactionIds, ...(driver === undefined ? {} : { driverId: driver.id }) } })),
    onSuccess: async ({ decided, skipped }, { interactionIds, driver }) => {
      const rest = skipped === 0 ? '' : ` ${countWords(skipped, 'had', 'had')} one by now.`;
      const what = driver === undefined ? (decided === 1 ? 'Confirmed.' : `Confirmed ${decided.toLocaleString('en-GB')} contacts.`) : `Noted as “${driver.name}”.`;
      showToast({ message: `${what}${rest}`, undo: () => takeBack.mutate(interactionIds) });
      onDecided(interactionIds);
      await changed();
    },
    onError: async (error) => {
      tellProblem(error);
      await changed();
    },
  });
}

type Trace = Partial<Pick<Driver, 'name' | 'origin' | 'journeyStage'>>;

/** Renames or traces a driver; what stood before comes back from the toast. */
export function useChangeDriver() {
  const changed = useDriversChanged();
  const change = useMutation({
    mutationFn: ({ driver, to }: { driver: Driver; to: Trace; isUndo?: boolean }) => parseResponse(api['contact-drivers'][':id'].$patch({ param: { id: driver.id }, json: { ...to, version: driver.version } })),
    onSuccess: async (answer, { driver, to, isUndo }) => {
      const before = Object.fromEntries(Object.keys(to).map((key) => [key, Reflect.get(driver, key)]));
      const name = to.name === undefined ? `“${answer.name}” is traced.` : `“${driver.name}” is “${answer.name}” now. What arrives under the old name still finds it.`;
      showToast(isUndo === true ? { message: 'As it was before.' } : { message: name, undo: () => change.mutate({ driver: { ...driver, ...answer }, to: before, isUndo: true }) });
      await changed();
    },
  });
  return change;
}

/** Takes a merge back. */
export function useSeparateDriver() {
  const changed = useDriversChanged();
  return useMutation({
    mutationFn: (id: string) => parseResponse(api['contact-drivers'][':id'].merge.$delete({ param: { id } })),
    onSuccess: async ({ driver, contacts }) => {
      showToast({ message: `“${driver.name}” stands by itself again, with ${countWords(contacts, 'contact', 'contacts')}.` });
      await changed();
    },
    onError: tellProblem,
  });
}
