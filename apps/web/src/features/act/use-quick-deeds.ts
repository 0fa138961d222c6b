import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { useDeed } from './use-deed.ts';
import { useTakeBack } from './use-take-back.ts';
import type { ThemeRow } from './queries.ts';

type Named = Pick<ThemeRow, 'id' | 'title'>;

const onError = (error: unknown) => showToast({ message: problemMessage(error).sentence, tone: 'late' });
const onDone = () => undefined;

/** The deeds that ask nothing: seen, and in progress. Each says what happened. */
export function useQuickDeeds() {
  const takeBack = useTakeBack();
  const acknowledge = useDeed({ send: ({ id }: Named) => parseResponse(api.themes[':id'].acknowledgement.$post({ param: { id } })), told: (_answer, { title }) => `“${title}” is acknowledged.`, onDone, undo: takeBack });
  const open = useDeed({ send: ({ id }: Named) => parseResponse(api.themes[':id'].updates.$post({ param: { id }, json: { status: 'open' } })), told: (_answer, { title }) => `“${title}” is open.`, onDone });
  const start = useDeed({ send: ({ id }: Named) => parseResponse(api.themes[':id'].updates.$post({ param: { id }, json: { status: 'in_progress' } })), told: (_answer, { title }) => `“${title}” is in progress.`, onDone });
  return {
    acknowledge: (theme: Named) => acknowledge.mutate(theme, { onError }),
    start: (theme: Named) => start.mutate(theme, { onError }),
    open: (theme: Named) => open.mutate(theme, { onError }),
  };
}
