import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ReplaceSecretDialog } from './replace-secret-dialog.tsx';
import { SourceEvents } from './source-events.tsx';
import { SourceMappingForm } from './source-mapping-form.tsx';
import type { Source } from './source-queries.ts';
import { curlExample, formatWords } from './source-words.ts';

interface SourceDetailsProps {
  source: Source;
  timezone: string;
  state: string | undefined;
  cursor: string | undefined;
}

/** One source: its address and secret, what came, how its messages are read, and how to try it. */
export function SourceDetails({ source, timezone, state, cursor }: SourceDetailsProps) {
  const [isReplacing, setReplacing] = useState(false);
  const [isEnding, setEnding] = useState(false);
  return (
    <div className="grid gap-8">
      <div>
        <Link to="/settings" search={{ tab: 'sources' }} className="text-small text-ink-2 underline underline-offset-2">
          All sources
        </Link>
        <h2 className="mt-1 text-large font-[560]">{source.name}</h2>
        <p className="text-ink-2">{formatWords[source.format]}</p>
      </div>
      <section aria-labelledby="source-address" className="grid justify-items-start gap-2">
        <h3 id="source-address" className="font-[560]">
          Address and secret
        </h3>
        <p className="num break-all">{source.url}</p>
        <p className="text-ink-2">{secretSentence(source, timezone)}</p>
        {source.refusedAt === null ? null : (
          <p className="text-late">
            Last turned away {formatInstant(source.refusedAt, timezone)}: {source.refusal}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <CopyLink url={source.url} about={source.name} label="Copy the address" />
          <Button size="small" onClick={() => setReplacing(true)}>
            {source.hasSecret ? 'Replace the secret' : 'Enter its secret'}
          </Button>
          <Button size="small" onClick={() => setEnding(true)}>
            Delete the source
          </Button>
        </div>
      </section>
      <SourceEvents source={source} timezone={timezone} state={state} cursor={cursor} />
      <SourceMappingForm source={source} />
      <section aria-labelledby="source-curl" className="grid justify-items-start gap-2">
        <h3 id="source-curl" className="font-[560]">
          Try it from a terminal
        </h3>
        <p className="text-ink-2">Sends a signed test. It appears above as “Not used”; nothing is taken in.</p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reachable by keyboard */}
        <pre tabIndex={0} aria-label="Commands for a terminal" className="w-full overflow-x-auto rounded-small border border-line bg-sunken p-3 text-small">
          {curlExample(source)}
        </pre>
        <CopyLink url={curlExample(source)} about="commands" label="Copy the commands" />
      </section>
      {isReplacing ? <ReplaceSecretDialog source={source} timezone={timezone} onClose={() => setReplacing(false)} /> : null}
      {isEnding ? <DeleteDialog source={source} onClose={() => setEnding(false)} /> : null}
    </div>
  );
}

function secretSentence({ hasSecret, previousUntil }: Source, timezone: string): string {
  if (!hasSecret) return 'Every message is turned away until the sender’s secret is entered.';
  return previousUntil === null ? 'Its secret is kept sealed and shown to nobody.' : `The secret before this one is taken until ${formatInstant(previousUntil, timezone)}.`;
}

function DeleteDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const end = useMutation({
    mutationFn: () => parseResponse(api['webhook-sources'][':id'].$delete({ param: { id: source.id } })),
    onSuccess: async () => {
      await navigate({ to: '/settings', search: { tab: 'sources' } });
      await queryClient.invalidateQueries({ queryKey: ['sources'] });
      showToast({ message: `${source.name} is deleted.` });
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`Delete ${source.name}?`} description="Its address stops working at once, and messages that were not used are lost. The feedback it brought stays.">
      <ProblemNotice error={end.error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" isBusy={end.isPending} busyLabel="Deleting…" onClick={() => end.mutate()}>
          Delete the source
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </Dialog>
  );
}
