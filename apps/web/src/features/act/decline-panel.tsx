import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Theme } from './queries.ts';
import { useDeed } from './use-deed.ts';

/** A "no" that waits for its second person: the reason, and for whoever may decide, yes or no. */
export function DeclinePanel({ theme }: { theme: Theme }) {
  const [reason, setReason] = useState('');
  const decide = useDeed({
    send: (approve: boolean) => parseResponse(api.themes[':id']['decline-decision'].$post({ param: { id: theme.id }, json: { approve, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } })),
    told: (_answer, approve) => (approve ? 'Agreed. Customers read the reason in the next digest.' : 'Not agreed. The work goes on.'),
    onDone: () => undefined,
  });
  if (!theme.isDeclinePending) return null;
  return (
    <section aria-labelledby="asked-to-decline" className="mb-6 grid gap-3 border-s-[3px] border-soon ps-4">
      <h2 id="asked-to-decline" className="font-[620]">
        Asked to answer with “no”
      </h2>
      <p className="max-w-[70ch]">{theme.declineReason}</p>
      {theme.may.decideDecline ? (
        <div className="grid max-w-[520px] gap-3">
          <TextField label="If you do not agree, why not?" value={reason} onChange={(event) => setReason(event.target.value)} />
          <ProblemNotice error={decide.error} />
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" onClick={() => decide.mutate(true)} isBusy={decide.isPending}>
              Agree to “no”
            </Button>
            <Button onClick={() => decide.mutate(false)} isBusy={decide.isPending}>
              Do not agree
            </Button>
          </div>
        </div>
      ) : (
        <p className="text-small text-ink-2">A second person, a lead or an administrator, has to agree. Until then nothing changes.</p>
      )}
    </section>
  );
}
