import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { countWords } from '../../../ui/count-words.ts';
import { problemMessage } from '../../../ui/problem-message.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { Notice } from './telling-queries.ts';

const stopped = {
  draft: 'Stopped. Nobody was told; it is a draft again.',
  stopped: 'Stopped. Nobody more is told.',
  cancelled: 'The draft was discarded.',
} as const;

/** Everything a person can do with the notice of a theme; each says what happened, and a refusal in the server's own sentence. */
export function useNoticeDeeds(themeId: string) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['themes', 'one', themeId] });
  const onError = (error: unknown) => (problemMessage(error).status === 409 ? refresh() : undefined);
  const save = useMutation({
    mutationFn: async ({ notice, ...words }: { notice: Notice | null; text: string; outcome: Notice['outcome'] }) => {
      if (notice === null) await parseResponse(api.themes[':id'].notices.$post({ param: { id: themeId }, json: words }));
      else await parseResponse(api.notices[':id'].$patch({ param: { id: notice.id }, json: { ...words, version: notice.version } }));
    },
    onSuccess: refresh,
    onError,
  });
  const stop = useMutation({
    mutationFn: (id: string) => parseResponse(api.notices[':id'].stop.$post({ param: { id }, json: {} })),
    onSuccess: async ({ state }) => {
      await refresh();
      showToast({ message: stopped[state] });
    },
    onError: (error) => {
      showToast({ message: problemMessage(error).sentence, tone: 'late' });
      return onError(error);
    },
  });
  const send = useMutation({
    mutationFn: ({ id, version }: Notice) => parseResponse(api.notices[':id'].send.$post({ param: { id }, json: { version } })),
    onSuccess: ({ people }, { id }) => {
      void refresh();
      showToast({ message: `${countWords(people, 'email goes', 'emails go')} out in ten minutes. Until then, Stop stops everything.`, undo: () => stop.mutate(id) });
    },
    onError,
  });
  return { save, send, stop };
}

export type NoticeDeeds = ReturnType<typeof useNoticeDeeds>;
