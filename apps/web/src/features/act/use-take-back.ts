import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { useDeed } from './use-deed.ts';

interface Done {
  readonly id: string;
  /** The entry of the timeline that tells of it; null where nothing was done that could be taken back. */
  readonly entryId: string | null;
}

/** Takes back what was just done with a theme, as if it had not been. */
export function useTakeBack(): (done: Done) => void {
  const takeBack = useDeed({ send: ({ id, entryId }: { id: string; entryId: string }) => parseResponse(api.themes[':id'].timeline[':entryId'].$delete({ param: { id, entryId } })), told: () => 'Taken back.', onDone: () => undefined });
  return ({ id, entryId }) => {
    if (entryId !== null) takeBack.mutate({ id, entryId }, { onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }) });
  };
}
