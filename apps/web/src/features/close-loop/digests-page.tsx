import { Link } from '@tanstack/react-router';
import { useActions } from '../../app-shell/use-actions.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { formatLongDay } from '../../ui/format-long-day.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { DigestState } from './digest-state.tsx';
import type { DigestLine, Digests } from './queries.ts';
import { useNewDigest } from './use-new-digest.ts';

interface DigestsPageProps {
  found: Digests;
  timezone: string;
  mayWrite: boolean;
}

/** Every "You said, we did" there was, and the one this period still needs. */
export function DigestsPage({ found, timezone, mayWrite }: DigestsPageProps) {
  const make = useNewDigest();
  const isMade = found.digests.some((digest) => digest.period === found.thisPeriod && digest.state !== 'cancelled');
  useActions(mayWrite && !isMade ? [{ id: 'make-digest', label: `Make the digest for ${found.thisPeriodLabel}`, group: 'Digests', words: 'new you said we did', run: () => make.mutate(found.thisPeriod) }] : []);
  const button =
    mayWrite && !isMade ? (
      <Button variant="primary" isBusy={make.isPending} busyLabel="Collecting what was decided…" onClick={() => make.mutate(found.thisPeriod)}>
        Make the digest for {found.thisPeriodLabel}
      </Button>
    ) : undefined;
  const empty = (
    <EmptyState kind="none-yet" title="No digest has been made yet." action={button}>
      A digest tells each customer what became of their own words. It is made from the themes decided since the last one, by itself when the period ends or by you before, and goes out after a second person has read it.
    </EmptyState>
  );
  return (
    <>
      <PageHeader title="Digests" lead={`The next “You said, we did” is due on ${formatLongDay(found.nextDigestOn)}.`} actions={found.digests.length === 0 ? undefined : button} />
      {make.error === null ? null : (
        <div className="mb-5">
          <ProblemNotice error={make.error} />
        </div>
      )}
      <DataTable
        caption="Digests, newest first"
        rows={found.digests}
        rowId={(digest) => digest.id}
        empty={empty}
        columns={[
          {
            id: 'period',
            header: 'Period',
            cell: (digest) => (
              <Link to="/digests/$id" params={{ id: digest.id }} className="font-[560]">
                {digest.periodLabel}
                {digest.edition === 0 ? '' : `, correction ${digest.edition}`}
              </Link>
            ),
          },
          { id: 'state', header: 'State', cell: (digest) => <DigestState state={digest.state} /> },
          { id: 'subject', header: 'Subject', isHiddenOnPhone: true, cell: (digest) => (digest.subject === '' ? <span className="text-ink-3">Made for each reader</span> : digest.subject) },
          { id: 'when', header: 'When', cell: (digest) => when(digest, timezone) },
        ]}
      />
    </>
  );
}

function when(digest: DigestLine, timezone: string): string {
  if (digest.sentAt !== null) return `Sent ${formatInstant(digest.sentAt, timezone)}`;
  if (digest.sendAt !== null && digest.state === 'scheduled') return `Goes out ${formatInstant(digest.sendAt, timezone)}`;
  return `Made ${formatInstant(digest.createdAt, timezone)}`;
}
