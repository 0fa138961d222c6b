import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { showToast } from '../../ui/toast.tsx';
import { mergeCandidatesQuery, type MergeCandidate } from './queries.ts';
import { SuggestedReason } from './suggested-reason.tsx';

interface MergeCandidatesProps {
  themeId: string;
  chosen: string;
  onChoose: (id: string) => void;
}

const strengthWords = { strong: 'Strong match', good: 'Good match', possible: 'Possible match' } as const satisfies Record<MergeCandidate['strength'], string>;

/** Themes that may be the same, the likeliest first, each with its reason; a pair that somebody refuses is never shown again. */
export function MergeCandidates({ themeId, chosen, onChoose }: MergeCandidatesProps) {
  const queryClient = useQueryClient();
  const { data } = useQuery(mergeCandidatesQuery(themeId));
  const refuse = useMutation({
    mutationFn: (otherThemeId: string) => parseResponse(api.themes[':id']['merge-refusals'].$post({ param: { id: themeId }, json: { otherThemeId } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['merge-candidates'] }),
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  const candidates = data?.candidates ?? [];
  if (candidates.length === 0) return null;
  return (
    <ul className="border-t border-line">
      {candidates.map((each) => (
        <li key={each.themeId} className={`grid gap-1.5 border-b border-line py-2.5 ps-2 ${chosen === each.themeId ? 'bg-kept-soft' : ''}`}>
          <p className="break-words">
            <b className="font-[620]">{each.title}</b> <span className="text-small text-ink-2">{strengthWords[each.strength]}{each.owner === null ? '' : `, ${each.owner}`}</span>
          </p>
          <p className="num text-small text-ink-2">{each.reason}</p>
          <SuggestedReason themeId={themeId} otherThemeId={each.themeId} otherTitle={each.title} />
          <span className="flex flex-wrap gap-2">
            <Button size="small" aria-pressed={chosen === each.themeId} aria-label={`Choose “${each.title}”`} onClick={() => onChoose(each.themeId)}>
              Choose
            </Button>
            <Button size="small" variant="quiet" aria-label={`“${each.title}” is not the same`} onClick={() => refuse.mutate(each.themeId)}>
              Not the same
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
