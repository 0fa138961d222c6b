import { useMutation, useQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { writeActor, writeSubject, writeVerb } from './audit-words.ts';
import { auditQuery } from './queries.ts';

interface AuditPanelProps {
  timezone: string;
  before: number | undefined;
  onPage: (before: number | undefined) => void;
}

/** Who did what, newest first, page by page, and whether the log is as it was written. */
export function AuditPanel({ timezone, before, onPage }: AuditPanelProps) {
  const { data, error, isPending, isFetching } = useQuery(auditQuery(before));
  if (isPending) return <Skeleton rows={8} label="Loading the audit log" />;
  const next = data?.next ?? null;
  return (
    <>
      <Verification />
      <ProblemNotice error={error} />
      <DataTable
        caption="The audit log, newest first"
        rows={data?.entries ?? []}
        rowId={(entry) => String(entry.sequence)}
        isLoading={isFetching && before !== undefined}
        empty={<EmptyState kind="none-yet" title="There is nothing further back." action={<Button onClick={() => onPage(undefined)}>Show the newest</Button>} />}
        columns={[
          { id: 'sequence', header: 'No.', isHiddenOnPhone: true, cell: (entry) => <span className="num text-ink-3">{entry.sequence}</span> },
          { id: 'at', header: 'When', cell: (entry) => <span className="num">{formatInstant(entry.at, timezone)}</span> },
          { id: 'who', header: 'Who', cell: writeActor },
          { id: 'what', header: 'Did what', cell: (entry) => <span className="font-[560]">{writeVerb(entry.verb)}</span> },
          { id: 'subject', header: 'To what', isHiddenOnPhone: true, cell: (entry) => <span className="break-words text-ink-2">{writeSubject(entry)}</span> },
        ]}
      />
      <nav aria-label="Pages of the audit log" className="mt-4 flex flex-wrap gap-2">
        {before === undefined ? null : <Button onClick={() => onPage(undefined)}>Newest</Button>}
        {next === null ? null : <Button onClick={() => onPage(next)}>Older</Button>}
      </nav>
    </>
  );
}

function Verification() {
  const verify = useMutation({ mutationFn: () => parseResponse(api.audit.verification.$get()) });
  return (
    <div className="mb-5 grid gap-2">
      <p className="max-w-[62ch] text-small text-ink-2">Each entry carries the hash of the one before it, so a changed, removed or added entry shows. It keeps ids, never people’s words, and nothing about agents’ reports.</p>
      <div>
        <Button size="small" isBusy={verify.isPending} busyLabel="Checking…" onClick={() => verify.mutate()}>
          Check the whole log
        </Button>
      </div>
      <output className="block text-small">
        {verify.data === undefined ? null : (
          <>
            <p className={`font-[560] ${verify.data.intact ? 'text-kept' : 'text-late'}`}>
              {verify.data.intact ? '' : 'The log was tampered with. '}
              {verify.data.sentence}
            </p>
            {verify.data.intact ? <p className="num mt-1 text-tiny break-all text-ink-3">The last hash is {verify.data.endHash}. Note it elsewhere: while it can be found in the log, nothing before it was rewritten.</p> : null}
          </>
        )}
      </output>
      <ProblemNotice error={verify.error} />
    </div>
  );
}
