import { sentiments, type Sentiment } from '@kept/core/sentiment-words.ts';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Menu } from '../../ui/menu.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { sessionQuery } from '../organisation/queries.ts';
import { feltWords } from './vocabulary-words.ts';

interface Felt {
  feedbackId: string;
  /** Null as long as nobody and nothing has read it. */
  sentiment: Sentiment | null;
}

/** What a customer felt, in words. Who may change themes corrects it in the same place: shown at once, taken back from the toast. */
export function FeltMenu({ feedbackId, sentiment }: Felt) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { shown, correct } = useCorrectFelt({ feedbackId, sentiment });
  if (shown === null) return null;
  const words = `felt: ${feltWords[shown]}`;
  if (!session.permissions.includes('themes.change')) return <span>{words}</span>;
  return (
    <span className="-mx-2 -my-1 inline-flex [&_button]:min-h-6 [&_button]:border-transparent [&_button]:px-2 [&_button]:py-0 [&_button]:font-normal">
      <Menu
        trigger={words}
        label={`${words}. Correct it`}
        variant="quiet"
        size="small"
        align="start"
        items={sentiments.map((each) => ({ id: each, label: feltWords[each], isChosen: each === shown, onSelect: () => (each === shown ? undefined : correct(each)) }))}
      />
    </span>
  );
}

/** Shows the new feeling while it is being saved, and reads every list again that shows it. */
function useCorrectFelt({ feedbackId, sentiment }: Felt): { shown: Sentiment | null; correct: (to: Sentiment) => void } {
  const queryClient = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ to }: { to: Sentiment; before?: Sentiment }) => parseResponse(api.feedback[':id'].sentiment.$put({ param: { id: feedbackId }, json: { sentiment: to } })),
    onSuccess: async (_answer, { to, before }) => {
      showToast({ message: `Noted as “${feltWords[to]}”. No machine changes it again.`, ...(before === undefined ? {} : { undo: () => mutate({ to: before }) }) });
      await Promise.all(['feedback', 'themes'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  return { shown: isPending ? variables.to : sentiment, correct: (to) => mutate({ to, ...(sentiment === null ? {} : { before: sentiment }) }) };
}
