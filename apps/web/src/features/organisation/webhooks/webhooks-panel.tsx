import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useActions } from '../../../app-shell/use-actions.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatInstant } from '../../../ui/format-instant.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { WebhookDetails } from './webhook-details.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { type Webhook, webhooksQuery } from './webhook-queries.ts';
import { kindWords, writeEvents } from './webhook-text.ts';

interface WebhooksPanelProps {
  timezone: string;
  /** Which webhook is looked at, which of its deliveries, and from where on; all in the address. */
  view: { webhook?: string | undefined; state?: string | undefined; cursor?: string | undefined };
}

/** The systems that are told what happens here, and whether it arrives. */
export function WebhooksPanel({ timezone, view }: WebhooksPanelProps) {
  const { data, error, isPending } = useQuery(webhooksQuery);
  const [isMaking, setMaking] = useState(false);
  const webhooks = data?.webhooks ?? [];
  const chosen = webhooks.find(({ id }) => id === view.webhook);
  useActions(isPending || chosen !== undefined ? [] : [{ id: 'make-webhook', label: 'New webhook', group: 'Settings', words: 'make slack tell', run: () => setMaking(true) }]);
  if (isPending) return <Skeleton rows={3} label="Loading the webhooks" />;
  if (chosen !== undefined) return <WebhookDetails key={chosen.id} webhook={chosen} timezone={timezone} state={view.state} cursor={view.cursor} />;
  const make = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      New webhook
    </Button>
  );
  return (
    <>
      <ProblemNotice error={error} />
      {webhooks.length > 0 ? <div className="mb-3">{make}</div> : null}
      {error === null ? (
        <DataTable
          caption="Webhooks"
          rows={webhooks}
          rowId={({ id }) => id}
          empty={
            <EmptyState kind="none-yet" title="No other system is told what happens here." action={make}>
              A webhook tells a chat or a system of your own when a theme changes hands, is escalated or done, when a digest is sent or an import has ended. It carries titles, names of your staff, dates and links, never what customers or agents said.
            </EmptyState>
          }
          columns={[
            { id: 'name', header: 'Name', cell: (webhook) => <WebhookName webhook={webhook} /> },
            { id: 'events', header: 'Is told', isHiddenOnPhone: true, cell: writeEvents },
            { id: 'state', header: 'State', cell: (webhook) => <WebhookState webhook={webhook} timezone={timezone} /> },
          ]}
        />
      ) : null}
      {isMaking ? <WebhookDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function WebhookName({ webhook: { id, name, kind } }: { webhook: Webhook }) {
  return (
    <>
      <Link to="/settings" search={{ tab: 'webhooks', webhook: id }} className="block font-[560] underline-offset-2 hover:underline">
        {name}
      </Link>
      <span className="block text-ink-2">{kindWords[kind]}</span>
    </>
  );
}

function WebhookState({ webhook: { off, failingSince }, timezone }: { webhook: Webhook; timezone: string }) {
  if (off !== null) return <span className={off.because === 'by_hand' ? 'text-ink-2' : 'font-[560] text-late'}>{off.sentence}</span>;
  if (failingSince !== null) return <span className="font-[560] text-late">Nothing has arrived since {formatInstant(failingSince, timezone)}</span>;
  return <>On</>;
}
