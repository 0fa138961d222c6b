import { useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { suggestionsQuery } from '../act/suggestions-query.ts';
import { useDeed } from '../act/use-deed.ts';

/** What a language model says about merging with one candidate, asked for by a person and labelled as its words; nothing where no model is set up. */
export function SuggestedReason({ themeId, otherThemeId, otherTitle }: { themeId: string; otherThemeId: string; otherTitle: string }) {
  const queryClient = useQueryClient();
  const query = suggestionsQuery(themeId);
  const { data } = useQuery(query);
  const ask = useDeed({
    send: (json: { kind: 'merge'; otherThemeId: string }) => parseResponse(api.themes[':id'].suggestions.$post({ param: { id: themeId }, json })),
    told: () => 'A suggestion has come.',
    onDone: () => void queryClient.invalidateQueries({ queryKey: query.queryKey }),
  });
  if (data === undefined || data.model === null) return null;
  const given = data.suggestions.find((each) => each.kind === 'merge' && each.otherThemeId === otherThemeId);
  return (
    <>
      {given === undefined ? (
        <Button size="small" variant="quiet" className="justify-self-start" isBusy={ask.isPending} busyLabel="Asking…" aria-label={`Suggest a reason to merge with “${otherTitle}”`} onClick={() => ask.mutate({ kind: 'merge', otherThemeId })}>
          Suggest a reason
        </Button>
      ) : (
        <p className="text-small break-words">
          <span className="text-ink-2">Suggested reason: </span>
          {given.text}
          <span className="block text-tiny text-ink-3">{`By ${given.model}, from ${given.textsSent} comments`}</span>
        </p>
      )}
      <ProblemNotice error={ask.error} />
    </>
  );
}
