import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { heldWords } from './held-words.ts';
import type { Held } from './queries.ts';

/** That mail to customers is held, why, what to do about it, and the way to let it go. */
export function HeldNotice({ held, timezone, mayResume }: { held: Held; timezone: string; mayResume: boolean }) {
  const queryClient = useQueryClient();
  const resume = useMutation({
    mutationFn: () => parseResponse(api.outbox.resumption.$post()),
    onSuccess: async () => {
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['outbox'] }), queryClient.invalidateQueries({ queryKey: ['digests'] })]);
      showToast({ message: held.cause === 'provider' ? 'Mail to customers goes again. If the provider still takes nothing, it is held again at once.' : 'Mail to customers goes again. What came back so far is not counted any more.' });
    },
  });
  return (
    <section aria-label="Mail to customers is held" className="mb-6 border-s-[3px] border-late ps-3">
      <h2 className="font-[620]">Mail to customers has been held since {formatInstant(held.at, timezone)}</h2>
      <p className="mt-1 max-w-[70ch] text-small break-words text-ink-2">{heldWords(held)}</p>
      {mayResume ? (
        <Button className="mt-2" size="small" disabled={resume.isPending} onClick={() => resume.mutate()}>
          Let mail go again
        </Button>
      ) : null}
      <ProblemNotice error={resume.error} />
    </section>
  );
}
