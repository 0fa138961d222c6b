import { sentiments, type Sentiment, type SentimentSource } from '@kept/core/sentiment-words.ts';
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
  sentimentBy: SentimentSource | null;
}

/** What somebody wants it to be; `engine` gives it back to the rating or the words. */
type Wanted = Sentiment | 'engine';

/** What a customer felt, in words. Who may change themes corrects it in the same place, or hands a correction back: shown at once, taken back from the toast. */
export function FeltMenu({ feedbackId, sentiment, sentimentBy }: Felt) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { shown, settle } = useSettleFelt({ feedbackId, sentiment, sentimentBy });
  if (shown === null) return null;
  const isCorrected = sentimentBy === 'person';
  const words = `felt: ${feltWords[shown]}${isCorrected ? ', corrected' : ''}`;
  if (!session.permissions.includes('themes.change')) return <span>{words}</span>;
  const feelings = sentiments.map((each) => ({ id: each, label: feltWords[each], isChosen: each === shown, onSelect: () => (each === shown ? undefined : settle(each)) }));
  return (
    <span className="-mx-2 -my-1 inline-flex [&_button]:min-h-6 [&_button]:border-transparent [&_button]:px-2 [&_button]:py-0 [&_button]:font-normal">
      <Menu
        trigger={words}
        label={`${words}. Correct it`}
        variant="quiet"
        size="small"
        align="start"
        items={isCorrected ? [...feelings, { id: 'engine', label: 'Let Kept decide again', onSelect: () => settle('engine') }] : feelings}
      />
    </span>
  );
}

/** Shows the new feeling while it is being saved, and reads every list again that shows it. */
function useSettleFelt({ feedbackId, sentiment, sentimentBy }: Felt): { shown: Sentiment | null; settle: (to: Wanted) => void } {
  const queryClient = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: async ({ to }: { to: Wanted; before?: Wanted }) => ({ now: await save(feedbackId, to) }),
    onSuccess: async ({ now }, { to, before }) => {
      const message = to === 'engine' ? `Handed back. ${now === null ? 'It is read again with the next texts.' : `Kept reads it as “${feltWords[now]}”.`}` : `Noted as “${feltWords[to]}”. No machine changes it again.`;
      showToast({ message, ...(before === undefined ? {} : { undo: () => mutate({ to: before }) }) });
      await Promise.all(['feedback', 'themes'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  const before: Wanted | null = sentimentBy === 'person' ? sentiment : 'engine';
  const shown = isPending && variables.to !== 'engine' ? variables.to : sentiment;
  return { shown, settle: (to) => mutate({ to, ...(before === null ? {} : { before }) }) };
}

async function save(feedbackId: string, to: Wanted): Promise<Sentiment | null> {
  const path = { param: { id: feedbackId } };
  if (to === 'engine') return (await parseResponse(api.feedback[':id'].sentiment.$delete(path))).sentiment;
  return (await parseResponse(api.feedback[':id'].sentiment.$put({ ...path, json: { sentiment: to } }))).sentiment;
}
