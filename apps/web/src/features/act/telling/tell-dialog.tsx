import { noticeOutcomeWords, outcomesFor } from '@kept/core/close-loop/notice-rules.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Chips } from '../../../ui/chips.tsx';
import { countWords } from '../../../ui/count-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import type { Theme } from '../queries.ts';
import { NoticePreview } from './notice-preview.tsx';
import { type Notice, type Telling, tellingQuery } from './telling-queries.ts';
import { useNoticeDeeds } from './use-notice-deeds.ts';

/** The words to the people behind a theme, how each of them reads it, and the button that sends it. */
export function TellDialog({ theme, onClose }: { theme: Theme; onClose: () => void }) {
  const { data: telling, error } = useQuery(tellingQuery(theme.id));
  return (
    <Dialog isOpen onClose={onClose} width="wide" title="Tell the people behind this" description={telling?.audience?.sentence}>
      <ProblemNotice error={error} />
      {telling === undefined ? error === null ? <Skeleton rows={5} /> : null : <TellForm key={telling.current?.id ?? 'new'} themeId={theme.id} telling={telling} onClose={onClose} />}
    </Dialog>
  );
}

function TellForm({ themeId, telling, onClose }: { themeId: string; telling: Telling; onClose: () => void }) {
  const { news, current, audience, isDisputed } = telling;
  const outcomes: readonly Notice['outcome'][] = current?.outcomes ?? (news === null ? [] : outcomesFor(news.kind));
  const [text, setText] = useState(current?.text ?? news?.text ?? '');
  const [outcome, setOutcome] = useState(current?.outcome ?? (isDisputed && outcomes.includes('partly') ? 'partly' : outcomes[0]));
  const deeds = useNoticeDeeds(themeId);
  if (news === null || outcome === undefined) return <p>There is nothing to tell yet: post a public update, or decide the theme, first.</p>;
  if (current !== null && current.state !== 'draft') return <p>It was sent already. The theme’s page says how far it is.</p>;
  const isSaved = current !== null && current.text === text.trim() && current.outcome === outcome;
  const mailable = audience?.mailable ?? 0;
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSaved) deeds.send.mutate(current, { onSuccess: onClose });
        else deeds.save.mutate({ notice: current, text: text.trim(), outcome });
      }}
    >
      {outcomes.length < 2 ? null : (
        <div className="grid gap-2">
          <Chips label="What became of it" chips={outcomes.map((value) => ({ value, label: noticeOutcomeWords[value] }))} chosen={[outcome]} onToggle={(value) => setOutcome(outcomes.find((one) => one === value) ?? outcome)} />
          {isDisputed ? <p className="text-small text-soon">Customers and the data disagree whether it is fixed.</p> : null}
        </div>
      )}
      <Textarea label="What they read below their own sentence" name="text" value={text} maxLength={2000} required onChange={(event) => setText(event.target.value)} hint="Everybody gets the same words; the mail greets each in their own language and quotes what they said themselves." />
      <ProblemNotice error={deeds.save.error ?? deeds.send.error} />
      {current === null ? null : <NoticePreview notice={current} isStale={!isSaved} />}
      <div className="flex flex-wrap items-center gap-2">
        {isSaved ? (
          <Button type="submit" variant="primary" disabled={mailable === 0} isBusy={deeds.send.isPending} busyLabel="Sending…">
            {`Send ${countWords(mailable, 'email', 'emails')}`}
          </Button>
        ) : (
          <Button type="submit" variant="primary" isBusy={deeds.save.isPending} busyLabel="Saving…">
            {current === null ? 'Save the draft and look at it' : 'Save the changes'}
          </Button>
        )}
        <Button onClick={onClose}>Close</Button>
        {current === null ? null : (
          <Button variant="quiet" isBusy={deeds.stop.isPending} onClick={() => deeds.stop.mutate(current.id, { onSuccess: onClose })}>
            Discard the draft
          </Button>
        )}
      </div>
      {isSaved ? <p className="text-small text-ink-2">{mailable === 0 ? 'Nobody can be mailed now.' : 'It leaves in ten minutes at the earliest, between nine and six on each person’s own clock. Until then, Stop stops everything.'}</p> : null}
    </form>
  );
}
