import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Quote } from '../../ui/quote.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { themesQuery } from '../act/queries.ts';
import { type Mention, whyQuery, type Why } from './queries.ts';

interface WhyDialogProps {
  mention: Mention;
  /** Whoever may say "wrong theme". */
  mayCorrect: boolean;
  onClose: () => void;
}

/** "Why is this here?": the nearest texts and the words they share; one click takes the text out, or moves it. */
export function WhyDialog({ mention, mayCorrect, onClose }: WhyDialogProps) {
  const { data, error } = useQuery(whyQuery(mention.id));
  return (
    <Dialog isOpen onClose={onClose} title="Why is this here?" width="wide" description={data === undefined ? undefined : reason(data)}>
      <Quote text={mention.text} evidence={mention.spanStart === null || mention.spanEnd === null ? undefined : { start: mention.spanStart, end: mention.spanEnd }} />
      <ProblemNotice error={error} />
      {data === undefined && error === null ? <Skeleton rows={4} /> : null}
      {data === undefined ? null : <Neighbours why={data} />}
      {data === undefined || !mayCorrect ? null : <WrongTheme mention={mention} themeId={data.theme.id} onClose={onClose} />}
    </Dialog>
  );
}

function reason({ placedBy, confidence, theme }: Why): string {
  const share = `${Math.round(confidence * 100)} % of the vote of the texts nearest to it is for “${theme.title}”.`;
  return placedBy === 'person' ? `A person put it here, and it stays. ${share}` : share;
}

function Neighbours({ why }: { why: Why }) {
  return (
    <div>
      <h3 className="mb-1 text-small font-[620]">The texts nearest to it</h3>
      <ul>
        {why.neighbours.map((each) => (
          <li key={each.feedbackId} className="grid gap-1 border-t border-line py-2.5">
            <p className="line-clamp-2 font-voice text-large break-words" dir="auto">
              “{each.text}”
            </p>
            <p className="num flex flex-wrap gap-x-3 text-tiny text-ink-3">
              <span>{each.theme === null ? 'No theme' : each.theme.title}</span>
              {each.sharedWords.length === 0 ? <span>No words in common, but a similar meaning</span> : <span>Both say {each.sharedWords.join(', ')}</span>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function WrongTheme({ mention, themeId, onClose }: { mention: Mention; themeId: string; onClose: () => void }) {
  const queryClient = useQueryClient();
  const { data } = useQuery(themesQuery({ sort: 'volume' }));
  const [toThemeId, setToThemeId] = useState('');
  const others = (data?.themes ?? []).filter((theme) => theme.id !== themeId);
  const correct = useMutation({
    mutationFn: () => parseResponse(api.mentions[':id'].wrong.$post({ param: { id: mention.id }, json: { toThemeId: toThemeId === '' ? null : toThemeId } })),
    onSuccess: async () => {
      onClose();
      showToast({ message: toThemeId === '' ? 'Taken out. It stays among the unthemed.' : 'Moved. No machine moves it again.' });
      await queryClient.invalidateQueries({ queryKey: ['themes'] });
    },
  });
  return (
    <div className="grid gap-3 border-t border-line-strong pt-4">
      <Select label="It belongs to" placeholder="No theme" value={toThemeId} onChange={(event) => setToThemeId(event.target.value)} choices={others.map((theme) => ({ value: theme.id, label: theme.title }))} />
      <ProblemNotice error={correct.error} />
      <div>
        <Button onClick={() => correct.mutate()} isBusy={correct.isPending} busyLabel="Moving…">
          Wrong theme
        </Button>
      </div>
    </div>
  );
}
