import { useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { suggestionsQuery } from './suggestions-query.ts';
import { useDeed } from './use-deed.ts';

const names = { title: 'Suggested title', summary: 'Suggested summary', merge: 'Suggested reason to merge' } as const;

/** Words a language model suggests for the theme, each to be used or dismissed by a person; nothing where no model is set up. */
export function ThemeSuggestions({ themeId }: { themeId: string }) {
  const queryClient = useQueryClient();
  const query = suggestionsQuery(themeId);
  const { data } = useQuery(query);
  const ask = useDeed({
    send: (kind: 'title' | 'summary') => parseResponse(api.themes[':id'].suggestions.$post({ param: { id: themeId }, json: { kind } })),
    told: () => 'A suggestion has come.',
    onDone: () => void queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  const decide = useDeed({
    send: (choice: { id: string; use: boolean }) => parseResponse(api.themes[':id'].suggestions[':suggestion'].decision.$post({ param: { id: themeId, suggestion: choice.id }, json: { use: choice.use } })),
    told: (_, { use }) => (use ? 'The suggestion is the theme’s now.' : 'The suggestion is dismissed.'),
    onDone: () => void queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (data === undefined || data.model === null) return null;
  return (
    <section aria-label="Suggestions of a language model" className="mb-6 grid gap-3 border-b border-line pb-5 text-small">
      {data.suggestions.map((each) => (
        <div key={each.id} className="grid gap-2">
          <p className="break-words">
            <span className="text-ink-2">{names[each.kind]}: </span>
            <b className="font-[620]">{each.text}</b>
            <span className="block text-tiny text-ink-3">{`By ${each.model}, from ${each.textsSent} comments`}</span>
          </p>
          <div className="flex gap-2">
            {each.kind === 'merge' ? null : <Button size="small" isBusy={decide.isPending} busyLabel="Saving…" onClick={() => decide.mutate({ id: each.id, use: true })}>Use</Button>}
            <Button size="small" isBusy={decide.isPending} busyLabel="Saving…" onClick={() => decide.mutate({ id: each.id, use: false })}>Dismiss</Button>
          </div>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button size="small" isBusy={ask.isPending} busyLabel="Asking…" onClick={() => ask.mutate('title')}>Suggest a title</Button>
        <Button size="small" isBusy={ask.isPending} busyLabel="Asking…" onClick={() => ask.mutate('summary')}>Suggest a summary</Button>
      </div>
      <ProblemNotice error={ask.error ?? decide.error} />
    </section>
  );
}
