import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';

interface EditInput<Input, Answer> {
  themeId: string;
  send: (input: Input) => Promise<Answer>;
  /** What is said once it is done. */
  told: (answer: Answer, input: Input) => string;
  onDone: (answer: Answer) => void;
}

/** One edit of what lies in a theme: done, told, and taken back from the same toast for ten seconds. */
export function useEdit<Input, Answer extends { editId: string }>({ themeId, send, told, onDone }: EditInput<Input, Answer>) {
  const queryClient = useQueryClient();
  const undo = useUndo(themeId);
  return useMutation({
    mutationFn: send,
    onSuccess: async (answer, input) => {
      onDone(answer);
      showToast({ message: told(answer, input), undo: () => undo.mutate(answer.editId) });
      await queryClient.invalidateQueries({ queryKey: ['themes'] });
    },
  });
}

/** Undoes an edit, from a toast or from the timeline, and says how many texts came back. */
export function useUndo(themeId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (editId: string) => parseResponse(api.themes[':id'].edits[':editId'].undo.$post({ param: { id: themeId, editId } })),
    onSuccess: async ({ returned, stayed }) => {
      const rest = stayed === 0 ? '' : ` ${countWords(stayed, 'was', 'were')} moved since and ${stayed === 1 ? 'stays' : 'stay'}.`;
      showToast({ message: returned === 0 ? `Undone.${rest}` : `Undone: ${countWords(returned, 'mention is', 'mentions are')} back.${rest}` });
      queryClient.removeQueries({ queryKey: ['themes', 'one'], type: 'inactive' });
      await queryClient.invalidateQueries({ queryKey: ['themes'] });
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
}
