import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatInstant } from '../../../ui/format-instant.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { SourceSecret } from '../../listen/source-secret.tsx';
import { WebhookDeliveries } from './webhook-deliveries.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import type { Webhook } from './webhook-queries.ts';
import { kindWords, writeEvent, writeEvents } from './webhook-text.ts';

interface WebhookDetailsProps {
  webhook: Webhook;
  timezone: string;
  state: string | undefined;
  cursor: string | undefined;
}

/** One webhook: where it leads, whether it works, what it is told, and the log of what was sent. */
export function WebhookDetails({ webhook, timezone, state, cursor }: WebhookDetailsProps) {
  return (
    <div className="grid gap-8">
      <div>
        <Link to="/settings" search={{ tab: 'webhooks' }} className="text-small text-ink-2 underline underline-offset-2">
          All webhooks
        </Link>
        <h2 className="mt-1 text-large font-[560]">{webhook.name}</h2>
        <p className="text-ink-2">{kindWords[webhook.kind]}</p>
      </div>
      <section aria-labelledby="webhook-address" className="grid justify-items-start gap-2">
        <h3 id="webhook-address" className="font-[560]">
          Where it leads
        </h3>
        <p className="num break-all">{webhook.url}</p>
        <State webhook={webhook} timezone={timezone} />
        {webhook.events === null || webhook.events.length === 1 ? (
          <p className="text-ink-2">Is told: {writeEvents(webhook)}.</p>
        ) : (
          <details className="text-ink-2">
            <summary className="min-h-6 cursor-pointer">Is told {writeEvents(webhook)}</summary>
            <ul className="mt-1 ms-5 list-disc">
              {webhook.events.map((event) => (
                <li key={event}>{writeEvent(event)}</li>
              ))}
            </ul>
          </details>
        )}
        {webhook.previousUntil === null ? null : <p className="text-ink-2">Messages are signed with the secret before this one too, until {formatInstant(webhook.previousUntil, timezone)}.</p>}
        <Deeds webhook={webhook} />
      </section>
      <WebhookDeliveries webhook={webhook} timezone={timezone} state={state} cursor={cursor} />
    </div>
  );
}

function State({ webhook: { off, failingSince }, timezone }: { webhook: Webhook; timezone: string }) {
  if (off !== null) return <p className={off.because === 'by_hand' ? 'text-ink-2' : 'font-[560] text-late'}>{`${off.sentence} What happens since ${formatInstant(off.at, timezone)} is not kept for it.`}</p>;
  if (failingSince !== null) return <p className="font-[560] text-late">Nothing has arrived since {formatInstant(failingSince, timezone)}. After five days it is switched off.</p>;
  return <p className="text-ink-2">On.</p>;
}

function Deeds({ webhook }: { webhook: Webhook }) {
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'change' | 'secret' | 'delete'>();
  const again = () => queryClient.invalidateQueries({ queryKey: ['webhooks'] });
  const close = () => setOpen(undefined);
  const turn = useMutation({ mutationFn: (isOn: boolean) => parseResponse(api['webhook-endpoints'][':id'].$patch({ param: { id: webhook.id }, json: { isOn } })), onSuccess: again });
  const test = useMutation({
    mutationFn: () => parseResponse(api['webhook-endpoints'][':id'].tests.$post({ param: { id: webhook.id } })),
    onSuccess: async () => {
      await again();
      showToast({ message: 'A test is on its way; the log shows how it fares.' });
    },
  });
  return (
    <>
      <ProblemNotice error={turn.error ?? test.error} />
      <div className="flex flex-wrap gap-2">
        {webhook.off === null ? (
          <Button size="small" isBusy={test.isPending} busyLabel="Sending…" onClick={() => test.mutate()}>
            Send a test
          </Button>
        ) : null}
        <Button size="small" isBusy={turn.isPending} busyLabel="Switching…" onClick={() => turn.mutate(webhook.off !== null)}>
          {webhook.off === null ? 'Switch it off' : 'Switch it on'}
        </Button>
        <Button size="small" onClick={() => setOpen('change')}>
          Change
        </Button>
        <Button size="small" onClick={() => setOpen('secret')}>
          Replace the secret
        </Button>
        <Button size="small" onClick={() => setOpen('delete')}>
          Delete the webhook
        </Button>
      </div>
      {open === 'change' ? <WebhookDialog webhook={webhook} onClose={close} /> : null}
      {open === 'secret' ? <ReplaceDialog webhook={webhook} onClose={close} /> : null}
      {open === 'delete' ? <DeleteDialog webhook={webhook} onClose={close} /> : null}
    </>
  );
}

function ReplaceDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const queryClient = useQueryClient();
  const replace = useMutation({
    mutationFn: () => parseResponse(api['webhook-endpoints'][':id'].secrets.$post({ param: { id: webhook.id } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['webhooks'] }),
    gcTime: 0,
  });
  if (replace.data !== undefined) return <SourceSecret title="The new secret" secret={replace.data.secret} hint="For a day messages are signed with both. Enter it at the other side by then." onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title="Replace the secret?" description="For a day messages carry two signatures, of the new secret and of the one before, so that nothing is turned away while you change over.">
      <ProblemNotice error={replace.error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" isBusy={replace.isPending} busyLabel="Replacing…" onClick={() => replace.mutate()}>
          Replace the secret
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </Dialog>
  );
}

function DeleteDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const end = useMutation({
    mutationFn: () => parseResponse(api['webhook-endpoints'][':id'].$delete({ param: { id: webhook.id } })),
    onSuccess: async () => {
      await navigate({ to: '/settings', search: { tab: 'webhooks' } });
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
      showToast({ message: `${webhook.name} is deleted.` });
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`Delete ${webhook.name}?`} description="It is told nothing any more, what waits for it is not sent, and its log is gone.">
      <ProblemNotice error={end.error} />
      <div className="flex flex-wrap gap-2">
        <Button variant="danger" isBusy={end.isPending} busyLabel="Deleting…" onClick={() => end.mutate()}>
          Delete the webhook
        </Button>
        <Button onClick={onClose}>Keep it</Button>
      </div>
    </Dialog>
  );
}
