import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { ImportProblems } from './import-problems.tsx';
import type { ImportRun } from './queries.ts';

/** One import: how far it is, then what came of it. The page can be left; it goes on. */
export function ImportResult({ run, onAnother }: { run: ImportRun; onAnother: () => void }) {
  const queryClient = useQueryClient();
  const isRunning = run.state === 'running';
  useEffect(() => {
    if (isRunning) return;
    void queryClient.invalidateQueries({ queryKey: ['imports'], exact: true });
    void queryClient.invalidateQueries({ queryKey: ['feedback'] });
  }, [isRunning, queryClient]);
  return (
    <section aria-label={`Import of ${run.fileName}`} className="grid max-w-[78ch] gap-4">
      <h2 className="text-heading font-[620]">{run.fileName}</h2>
      {isRunning ? <Progress label={`Importing into ${run.source}`} done={Math.round(run.progress * 100)} total={100} unit="%" /> : null}
      {run.failure === null ? null : <p className="font-[560] text-late">{run.failure}</p>}
      <Sentence>
        <b>{run.new.toLocaleString('en-GB')}</b> new, {run.present.toLocaleString('en-GB')} already there{run.failed === 0 ? '.' : `, ${run.failed.toLocaleString('en-GB')} with problems.`}
      </Sentence>
      {isRunning ? <p className="text-small text-ink-2">You can leave this page; the import goes on.</p> : null}
      <ImportProblems run={run} />
      <div className="flex flex-wrap gap-2">
        <ButtonLink to="/feedback" search={{ source: run.source }} variant="primary">
          See the feedback
        </ButtonLink>
        <Button onClick={onAnother}>Import another file</Button>
      </div>
    </section>
  );
}
