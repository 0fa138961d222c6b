import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { heldWords } from './held-words.ts';
import type { Outbox } from './queries.ts';


/** Why mail to customers is held, with the way to let it go, and how fast the last day's mails to one's own people were accepted. */
export function MailHealth({ health: { held, singles }, timezone, mayResume }: { health: Outbox['health']; timezone: string; mayResume: boolean }) {
  return (
    <>
      {held === null ? null : <Held held={held} timezone={timezone} mayResume={mayResume} />}
      {singles.due === 0 ? null : (
        <p className="num mb-4 text-small text-ink-2">
          {shareOf(singles)} of the {singles.due.toLocaleString('en-GB')} mails to your own people in the last 24 hours were accepted within 10 seconds (to reach: 95 %).
        </p>
      )}
    </>
  );
}

function Held({ held, timezone, mayResume }: { held: NonNullable<Outbox['health']['held']>; timezone: string; mayResume: boolean }) {
  const queryClient = useQueryClient();
  const resume = useMutation({
    mutationFn: () => parseResponse(api.outbox.resumption.$post()),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['outbox'] });
      showToast({ message: 'Mail to customers goes again. What came back so far is not counted any more.' });
    },
  });
  return (
    <section aria-label="Mail to customers is held" className="mb-6 border-s-[3px] border-late ps-3">
      <h2 className="font-[620]">Mail to customers is held since {formatInstant(held.at, timezone)}</h2>
      <p className="mt-1 max-w-[70ch] text-small text-ink-2">{heldWords(held)}</p>
      {mayResume ? (
        <Button className="mt-2" size="small" disabled={resume.isPending} onClick={() => resume.mutate()}>
          Let mail go again
        </Button>
      ) : null}
      <ProblemNotice error={resume.error} />
    </section>
  );
}

function shareOf({ due, inTime }: Outbox['health']['singles']): string {
  return `${Math.floor((100 * inTime) / due)} %`;
}
