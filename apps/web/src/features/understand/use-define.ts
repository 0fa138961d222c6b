import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import type { DefinitionDraft } from './definition-queries.ts';

export interface Defining {
  draft: DefinitionDraft & { title: string };
  /** Empty leaves it in triage. */
  ownerId: string;
  deadlineOn: string;
}

/** Makes the theme, and gives it to its owner where one was chosen; without one it waits in triage and can be undone from the toast. */
export function useDefine(onDone: (themeId: string) => void) {
  const queryClient = useQueryClient();
  const readAgain = () => queryClient.invalidateQueries({ queryKey: ['themes'] });
  const undo = useMutation({
    mutationFn: (param: { id: string; editId: string }) => parseResponse(api.themes[':id'].edits[':editId'].undo.$post({ param })),
    onSuccess: async ({ returned }) => {
      showToast({ message: `Undone: ${countWords(returned, 'mention is', 'mentions are')} back.` });
      await readAgain();
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  return useMutation({
    mutationFn: async ({ draft, ownerId, deadlineOn }: Defining) => {
      const made = await parseResponse(api.themes.definitions.$post({ json: draft }));
      if (ownerId === '') return { ...made, refusal: undefined };
      const refusal = await parseResponse(api.themes[':id'].acceptance.$post({ param: { id: made.themeId }, json: { ownerId, deadlineOn } })).then(() => undefined, (error: unknown) => problemMessage(error).sentence);
      return { ...made, refusal };
    },
    onSuccess: async ({ themeId, editId, moved, refusal }, { draft, ownerId }) => {
      const made = `“${draft.title}” is made of ${countWords(moved, 'mention', 'mentions')}`;
      if (refusal !== undefined) showToast({ message: `${made} and waits in triage. ${refusal}`, tone: 'late' });
      else if (ownerId === '') showToast({ message: `${made} and waits in triage.`, undo: () => undo.mutate({ id: themeId, editId }) });
      else showToast({ message: `${made}. Its owner gets a mail.` });
      await readAgain();
      onDone(themeId);
    },
  });
}
