import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';

/** Takes back what was accepted in a run, from the toast, its page or a timeline, and says how many mentions are back. */
export function useUndoRun() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (runId: string) => parseResponse(api.themes.runs[':id'].undo.$post({ param: { id: runId } })),
    onSuccess: async ({ returned, stayed }) => {
      const rest = stayed === 0 ? '' : ` ${countWords(stayed, 'was', 'were')} placed anew since and ${stayed === 1 ? 'stays' : 'stay'}.`;
      showToast({ message: `Undone: ${countWords(returned, 'mention is', 'mentions are')} back.${rest}` });
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['themes'] }), queryClient.invalidateQueries({ queryKey: ['theme-run'] })]);
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
}
