import { type SendingCode, sendingCodeWords } from '@kept/core/sending-words.ts';
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { sessionQuery } from '../organisation/queries.ts';
import { channelWords } from '../understand/vocabulary-words.ts';
import { decisionsQuery, type SendingDecision } from './queries.ts';

interface SendingDecisionsProps {
  id: string;
  reason: SendingCode | undefined;
  onClear: () => void;
}

/** The last decisions, newest first, each with its reason; folded away until somebody asks for them or for one reason. */
export function SendingDecisions({ id, reason, onClear }: SendingDecisionsProps) {
  const [isWanted, setWanted] = useState(false);
  const isOpen = isWanted || reason !== undefined;
  return (
    <section className="grid gap-3" aria-labelledby="sending-decisions">
      <h2 id="sending-decisions" className="text-large font-[600]">{reason === undefined ? 'Contact by contact' : `Not asked: ${sendingCodeWords[reason]}`}</h2>
      <div className="flex flex-wrap gap-2">
        {reason === undefined ? <Button size="small" aria-expanded={isOpen} onClick={() => setWanted(!isWanted)}>{isOpen ? 'Hide the decisions' : 'Show what was decided'}</Button> : <Button size="small" onClick={onClear}>Show every decision</Button>}
      </div>
      {isOpen ? <DecisionList id={id} reason={reason} onClear={onClear} /> : null}
    </section>
  );
}

function DecisionList({ id, reason, onClear }: SendingDecisionsProps) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(decisionsQuery(id, reason));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-4">
      <ProblemNotice error={error} />
      {isPending ? <Skeleton rows={6} /> : null}
      {!isPending && items.length === 0 && error === null ? reason === undefined ? <EmptyState kind="none-yet" title="Nothing was decided yet.">Save rules above; each contact that ends from then on gets one line here.</EmptyState> : <EmptyState kind="no-match" title="Nobody was left out for this." onClear={onClear} /> : null}
      <ul className="border-t border-line text-small empty:hidden">
        {items.map((decision) => (
          <DecisionRow key={decision.id} decision={decision} timezone={session.organisation.timezone} />
        ))}
      </ul>
      {hasNextPage ? (
        <div>
          <Button isBusy={isFetchingNextPage} busyLabel="Loading…" onClick={() => void fetchNextPage()}>Show more</Button>
        </div>
      ) : null}
    </div>
  );
}

function DecisionRow({ decision, timezone }: { decision: SendingDecision; timezone: string }) {
  const about = [decision.contact === null ? decision.period : channelWords[decision.contact.channel], decision.contact?.team, decision.segment, decision.rule === null ? null : `rule “${decision.rule}”, version ${decision.version}`].filter((part) => part !== null && part !== undefined);
  return (
    <li className="grid gap-x-6 gap-y-1 border-b border-line py-2.5 desk:grid-cols-[minmax(0,1fr)_auto]">
      <p className="break-words">
        <b className="font-[560]">{decision.customer?.name ?? (decision.customer === null ? 'Nobody known' : 'A customer')}</b>: {outcomeWords(decision, timezone)}
      </p>
      <p className="text-ink-2 desk:text-end">{formatInstant(decision.decidedAt, timezone)}</p>
      <p className="text-ink-2 desk:col-span-2">{about.join(', ')}</p>
    </li>
  );
}

function outcomeWords({ state, reason, dueAt, invitedAt, answeredAt, reminder, remindAt }: SendingDecision, timezone: string): string {
  if (state === 'waiting') return `is asked on ${formatInstant(dueAt ?? '', timezone)}`;
  if (state === 'not_sent') return `not asked, ${reason ?? ''}`;
  const asked = `asked on ${formatInstant(invitedAt ?? '', timezone)}`;
  if (answeredAt !== null) return `${asked}, answered on ${formatInstant(answeredAt, timezone)}`;
  if (reminder !== null) return `${asked}, ${reminder.state === 'sent' ? 'reminded once' : `not reminded, ${reminder.reason ?? ''}`}`;
  return remindAt === null ? asked : `${asked}, is reminded on ${formatInstant(remindAt, timezone)}`;
}
