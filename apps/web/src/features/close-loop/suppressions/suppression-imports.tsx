import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatInstant } from '../../../ui/format-instant.ts';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { suppressionImportsQuery } from './suppression-queries.ts';

/** The files that were read, and for thirty days the way to take each back. */
export function SuppressionImports({ timezone, mayChange }: { timezone: string; mayChange: boolean }) {
  const queryClient = useQueryClient();
  const { data, error } = useQuery(suppressionImportsQuery);
  const withdraw = useMutation({
    mutationFn: (id: string) => parseResponse(api.suppressions.imports[':id'].withdrawal.$post({ param: { id } })),
    onSuccess: async ({ removed }) => {
      await queryClient.invalidateQueries({ queryKey: ['suppressions'] });
      showToast({ message: `${removed.toLocaleString('en-GB')} addresses were taken off the list again.` });
    },
  });
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Skeleton rows={3} label="Loading the files that were read" />;
  return (
    <>
      <DataTable
        caption="Files of addresses, newest first"
        rows={data.items}
        rowId={({ id }) => id}
        empty={<EmptyState kind="none-yet" title="No file has been read yet.">What you import shows here, and can be taken back for thirty days.</EmptyState>}
        columns={[
          { id: 'file', header: 'File', cell: ({ file, at }) => <span className="grid"><span className="break-all">{file}</span><span className="num text-tiny text-ink-3">{formatInstant(at, timezone)}</span></span> },
          { id: 'added', header: 'Added', cell: ({ added }) => added.toLocaleString('en-GB'), isFigure: true },
          { id: 'already', header: 'On it already', cell: ({ already }) => already.toLocaleString('en-GB'), isFigure: true, isHiddenOnPhone: true },
          { id: 'problems', header: 'Problems', cell: ({ problems }) => problems.toLocaleString('en-GB'), isFigure: true, isHiddenOnPhone: true },
          {
            id: 'undo',
            header: 'Take back',
            cell: ({ id, file, undoneAt, undoableUntil }) =>
              undoneAt !== null ? (
                <>Taken back on {formatInstant(undoneAt, timezone)}</>
              ) : undoableUntil !== null && mayChange ? (
                <Button size="small" disabled={withdraw.isPending} onClick={() => withdraw.mutate(id)} aria-label={`Take back ${file}`}>
                  Take back
                </Button>
              ) : (
                'Over thirty days ago'
              ),
          },
        ]}
      />
      <ProblemNotice error={withdraw.error} />
    </>
  );
}
