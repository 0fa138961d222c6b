import { undoDid, undoWill } from '@kept/core/listen/undo-words.ts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatInstant } from '../../ui/format-instant.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { ImportProblems } from './import-problems.tsx';
import { importQuery, type ImportRun, undoForecastQuery, undoImport } from './queries.ts';

const figure = (number: number) => number.toLocaleString('en-GB');

/** One import: how far it is, then what came of it, and the way back. The page can be left; it goes on. */
export function ImportResult({ run, timezone, mayWrite, onAnother }: { run: ImportRun; timezone: string; mayWrite: boolean; onAnother: () => void }) {
  const queryClient = useQueryClient();
  const isBusy = run.state === 'running' || run.state === 'undoing';
  useEffect(() => {
    if (isBusy) return;
    void queryClient.invalidateQueries({ queryKey: ['imports'], exact: true });
    for (const key of ['feedback', 'customers'] as const) void queryClient.invalidateQueries({ queryKey: [key] });
  }, [isBusy, queryClient]);
  return (
    <section aria-label={`Import of ${run.fileName}`} className="grid max-w-[78ch] gap-4">
      <h2 className="text-heading font-[620] break-words">{run.fileName}</h2>
      {run.state === 'running' ? <Progress label={`Importing into ${run.source}: ${figure(run.read)} rows so far`} done={Math.round(run.progress * 100)} total={100} unit="%" /> : null}
      {run.state === 'undoing' ? <Progress label={`Taking back: ${figure(run.undone + run.restored)} so far`} done={run.undone + run.restored} /> : null}
      {run.failure === null ? null : <p className="font-[560] text-late">{run.failure}</p>}
      {run.state === 'undone' ? (
        <Sentence>
          This import was taken back{run.undoneAt === null ? '' : ` on ${formatInstant(run.undoneAt, timezone)}`}. {undoDid(run)}
        </Sentence>
      ) : (
        <Sentence>
          <b>{figure(run.new)}</b> new{run.changed === 0 ? '' : `, ${figure(run.changed)} brought up to date`}, {figure(run.present - run.changed)} already there{run.failed === 0 ? '.' : `, ${figure(run.failed)} with problems.`}
        </Sentence>
      )}
      {run.state === 'running' ? <p className="text-small text-ink-2">You can leave this page; the import goes on.</p> : null}
      {run.into === 'feedback' && run.state === 'finished' && run.new > 0 ? (
        <p className="text-small text-ink-2">
          What was said is being read now; <Link to="/themes" className="text-link">themes</Link> are proposed when that is done.
        </p>
      ) : null}
      <ImportProblems run={run} />
      <div className="flex flex-wrap gap-2">
        {run.into === 'feedback' ? (
          <ButtonLink to="/feedback" search={{ source: run.source }} variant="primary">
            See the feedback
          </ButtonLink>
        ) : (
          <ButtonLink to={run.into === 'customers' ? '/customers' : '/contacts'} variant="primary">
            {run.into === 'customers' ? 'See the customers' : 'See the contacts'}
          </ButtonLink>
        )}
        <Button onClick={onAnother}>Import another file</Button>
        {run.undoUntil === null || !mayWrite ? null : <UndoImport run={run} until={formatInstant(run.undoUntil, timezone)} />}
      </div>
    </section>
  );
}

function UndoImport({ run, until }: { run: ImportRun; until: string }) {
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const forecast = useQuery({ ...undoForecastQuery(run.id), enabled: isOpen });
  const undo = useMutation({
    mutationFn: () => undoImport(run.id),
    onSuccess: (undone) => {
      setOpen(false);
      queryClient.setQueryData(importQuery(run.id).queryKey, undone);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Take this import back</Button>
      <Dialog
        title="Take this import back?"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="danger" isBusy={undo.isPending} busyLabel="Taking back…" onClick={() => undo.mutate()}>
              {`Take back ${figure(run.new)} new${run.changed === 0 ? '' : ` and ${figure(run.changed)} changed`}`}
            </Button>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
          </>
        }
      >
        <div aria-live="polite" className="grid gap-3">
          {forecast.isFetching ? <p>Counting what would stay…</p> : <p>{undoWill(run, forecast.isSuccess ? forecast.data : undefined)}</p>}
          <p className="text-small text-ink-2">This can be done until {until}.</p>
        </div>
        <ProblemNotice error={undo.error ?? forecast.error} />
      </Dialog>
    </>
  );
}
