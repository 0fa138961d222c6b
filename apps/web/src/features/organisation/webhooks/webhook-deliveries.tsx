import { deliveryStates } from '@kept/core/organisation/webhook-words.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatInstant } from '../../../ui/format-instant.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { deliveriesQuery, type Delivery, type Webhook } from './webhook-queries.ts';
import { deliveryWords, writeAttempt, writeEvent } from './webhook-text.ts';

const choices = [{ value: '', label: 'All deliveries' }, ...deliveryStates.map((state) => ({ value: state, label: deliveryWords[state] }))];

/** What was sent to a webhook and what waits, newest first: how the last attempt went, and when the next one is. */
export function WebhookDeliveries({ webhook, timezone, state: asked, cursor }: { webhook: Webhook; timezone: string; state: string | undefined; cursor: string | undefined }) {
  const navigate = useNavigate();
  const state = deliveryStates.find((candidate) => candidate === asked);
  const { data, error, isPending, isPlaceholderData } = useQuery(deliveriesQuery(webhook.id, state, cursor));
  const [isResending, setResending] = useState(false);
  const show = (next: string) => void navigate({ to: '/settings', search: { tab: 'webhooks', webhook: webhook.id, state: next === '' ? undefined : next }, replace: true });
  return (
    <section aria-labelledby="webhook-deliveries" className="grid gap-3">
      <h3 id="webhook-deliveries" className="font-[560]">
        Deliveries
      </h3>
      <ProblemNotice error={error} />
      <div className="flex flex-wrap items-end gap-3">
        <Select label="Show" name="state" choices={choices} value={state ?? ''} onChange={(event) => show(event.currentTarget.value)} />
        {webhook.off === null ? <Button onClick={() => setResending(true)}>Send what failed again</Button> : null}
      </div>
      {isPending ? <Skeleton rows={3} label="Loading the deliveries" /> : null}
      {data === undefined ? null : <DeliveryTable webhook={webhook} deliveries={data.items} isLoading={isPlaceholderData} timezone={timezone} onClear={state === undefined ? undefined : () => show('')} />}
      {data === undefined || data.nextCursor === null ? null : (
        <Link to="/settings" search={{ tab: 'webhooks', webhook: webhook.id, state, cursor: data.nextCursor }} className="justify-self-start underline underline-offset-2">
          Older deliveries
        </Link>
      )}
      {isResending ? <ResendDialog webhook={webhook} onClose={() => setResending(false)} /> : null}
    </section>
  );
}

interface DeliveryTableProps {
  webhook: Webhook;
  deliveries: readonly Delivery[];
  isLoading: boolean;
  timezone: string;
  /** Set where only some are shown. */
  onClear: (() => void) | undefined;
}

function DeliveryTable({ webhook, deliveries, isLoading, timezone, onClear }: DeliveryTableProps) {
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: (delivery: string) => parseResponse(api['webhook-endpoints'][':id'].deliveries[':delivery'].resends.$post({ param: { id: webhook.id, delivery } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
      showToast({ message: 'It is sent again.' });
    },
  });
  const empty =
    onClear === undefined ? (
      <EmptyState kind="none-yet" title="Nothing was sent in the last thirty days.">
        What happens from now on appears here, some ten seconds after. A test goes at once.
      </EmptyState>
    ) : (
      <EmptyState kind="no-match" title="No delivery is like that." onClear={onClear} />
    );
  return (
    <>
      <ProblemNotice error={again.error} />
      <DataTable
        caption="Deliveries"
        rows={deliveries}
        rowId={({ id }) => id}
        isLoading={isLoading}
        empty={empty}
        columns={[
          { id: 'at', header: 'Happened', isHiddenOnPhone: true, cell: ({ happenedAt }) => formatInstant(happenedAt, timezone) },
          { id: 'event', header: 'What', cell: ({ event, happenedAt }) => <EventName event={event} at={formatInstant(happenedAt, timezone)} /> },
          { id: 'state', header: 'What became of it', cell: (delivery) => <Became delivery={delivery} timezone={timezone} /> },
          {
            id: 'again',
            header: 'Change',
            isFigure: true,
            cell: ({ id, event, state }) =>
              webhook.off !== null || state === 'sending' ? null : (
                <Button size="small" aria-label={`Send again: ${writeEvent(event)}`} isBusy={again.isPending && again.variables === id} busyLabel="Sending…" onClick={() => again.mutate(id)}>
                  {state === 'waiting' ? 'Send now' : 'Send again'}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}

function EventName({ event, at }: { event: string; at: string }) {
  return (
    <>
      <span className="block font-[560]">{writeEvent(event)}</span>
      <span className="num block text-ink-2 max-desk:hidden">{event}</span>
      <span className="hidden text-ink-2 max-desk:block">{at}</span>
    </>
  );
}

function Became({ delivery, timezone }: { delivery: Delivery; timezone: string }) {
  const { state, note } = delivery;
  return (
    <>
      <span className={`block font-[560] ${state === 'failed' ? 'text-late' : ''}`}>{writeAttempt(delivery, timezone)}</span>
      {note === null ? null : <span className="block max-w-[64ch] text-ink-2">{note}</span>}
    </>
  );
}
