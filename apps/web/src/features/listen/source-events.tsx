import { webhookStates } from '@kept/core/listen/webhook-words.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Source, type SourceEvent, sourceEventQuery, sourceEventsQuery } from './source-queries.ts';
import { stateWords } from './source-words.ts';

const choices = [{ value: '', label: 'All messages' }, ...webhookStates.map((state) => ({ value: state, label: stateWords[state] }))];

/** What came to a source, newest first: what was used, what was of no use and why, and what needs mending. */
export function SourceEvents({ source, timezone, state: asked, cursor }: { source: Source; timezone: string; state: string | undefined; cursor: string | undefined }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const state = webhookStates.find((candidate) => candidate === asked);
  const { data, error, isPending, isPlaceholderData } = useQuery(sourceEventsQuery(source.id, state, cursor));
  const [looking, setLooking] = useState<SourceEvent>();
  const show = (next: string) => void navigate({ to: '/settings', search: { tab: 'sources', source: source.id, state: next === '' ? undefined : next }, replace: true });
  const again = useMutation({
    mutationFn: () => parseResponse(api['webhook-sources'][':id'].applications.$post({ param: { id: source.id } })),
    onSuccess: async ({ waiting }) => {
      await queryClient.invalidateQueries({ queryKey: ['sources'] });
      showToast({ message: waiting === 1 ? 'One message is tried again.' : `${waiting} messages are tried again.` });
    },
  });
  return (
    <section aria-labelledby="source-events" className="grid gap-3">
      <h3 id="source-events" className="font-[560]">
        Messages
      </h3>
      <ProblemNotice error={error ?? again.error} />
      <div className="flex flex-wrap items-end gap-3">
        <Select label="Show" name="state" choices={choices} value={state ?? ''} onChange={(event) => show(event.currentTarget.value)} />
        {source.counts.failed > 0 ? (
          <Button isBusy={again.isPending} busyLabel="Trying…" onClick={() => again.mutate()}>
            Try those that failed again
          </Button>
        ) : null}
      </div>
      {isPending ? <Skeleton rows={3} label="Loading the messages" /> : <EventTable events={data?.items ?? []} isLoading={isPlaceholderData} timezone={timezone} onLook={setLooking} onClear={state === undefined ? undefined : () => show('')} />}
      {data?.nextCursor === null || data === undefined ? null : (
        <Link to="/settings" search={{ tab: 'sources', source: source.id, state, cursor: data.nextCursor }} className="justify-self-start underline underline-offset-2">
          Older messages
        </Link>
      )}
      {looking === undefined ? null : <EventDialog source={source} event={looking} timezone={timezone} onClose={() => setLooking(undefined)} />}
    </section>
  );
}

interface EventTableProps {
  events: readonly SourceEvent[];
  isLoading: boolean;
  timezone: string;
  onLook: (event: SourceEvent) => void;
  /** Set where only some are shown. */
  onClear: (() => void) | undefined;
}

function EventTable({ events, isLoading, timezone, onLook, onClear }: EventTableProps) {
  const empty =
    onClear === undefined ? (
      <EmptyState kind="none-yet" title="Nothing came in the last thirty days.">
        Once the sender has this address and the secret, its messages appear here.
      </EmptyState>
    ) : (
      <EmptyState kind="no-match" title="No message is like that." onClear={onClear} />
    );
  return (
    <DataTable
      caption="Messages"
      rows={events}
      rowId={(event) => event.id}
      isLoading={isLoading}
      empty={empty}
      columns={[
        { id: 'at', header: 'Came', isHiddenOnPhone: true, cell: (event) => formatInstant(event.receivedAt, timezone) },
        {
          id: 'type',
          header: 'Type',
          cell: (event) => (
            <button type="button" className="cursor-pointer text-start font-[560] break-words underline-offset-2 hover:underline" onClick={() => onLook(event)}>
              {event.type}
            </button>
          ),
        },
        { id: 'state', header: 'What became of it', cell: (event) => <WhatBecame event={event} /> },
      ]}
    />
  );
}

function WhatBecame({ event: { state, reason, saved } }: { event: SourceEvent }) {
  const used = saved === 0 ? 'Used; nothing in it was newer' : saved === 1 ? 'Used: one thing taken in' : `Used: ${saved} things taken in`;
  return (
    <>
      <span className={`block font-[560] ${state === 'failed' ? 'text-late' : ''}`}>{state === 'applied' ? used : stateWords[state]}</span>
      {reason === null ? null : <span className="block max-w-[64ch] text-ink-2">{reason}</span>}
    </>
  );
}

function EventDialog({ source, event, timezone, onClose }: { source: Source; event: SourceEvent; timezone: string; onClose: () => void }) {
  const { data, error, isPending } = useQuery(sourceEventQuery(source.id, event.id));
  return (
    <Dialog isOpen onClose={onClose} title={event.type} description={`Came ${formatInstant(event.receivedAt, timezone)} as ${event.eventId}.`}>
      <div className="grid gap-4">
        <ProblemNotice error={error} />
        <p>
          <WhatBecame event={event} />
        </p>
        {isPending ? <Skeleton rows={2} label="Loading the message" /> : null}
        {data === undefined ? null : data.body === null ? (
          <p className="text-ink-2">Its body was deleted: bodies go once they are used, after seven days at the latest.</p>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reachable by keyboard
          <pre tabIndex={0} aria-label="The message, with personal data replaced" className="max-h-80 overflow-auto rounded-small border border-line bg-sunken p-3 text-small whitespace-pre-wrap">
            {data.body}
          </pre>
        )}
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}
