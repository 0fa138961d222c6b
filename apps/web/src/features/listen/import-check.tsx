import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Progress } from '../../ui/progress.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { ImportProblems } from './import-problems.tsx';
import { importQuery, type ImportRun } from './queries.ts';
import { redactedWords } from './redacted-words.ts';

/** What would happen: how many rows are ready, already there, or have problems, and the button that carries the number. */
export function ImportCheck({ started, action }: { started: ImportRun; action: (count: number) => ReactNode }) {
  const { data: run = started } = useQuery({ ...importQuery(started.id), initialData: started });
  if (run.state === 'running') return <Progress label="Checking the rows" done={Math.round(run.progress * 100)} total={100} unit="%" />;
  const redacted = redactedWords(run.redacted);
  return (
    <section aria-label="What would happen" className="grid gap-4">
      {run.failure === null ? null : <p className="font-[560] text-late">{run.failure}</p>}
      <Sentence>
        We read <b>{run.read.toLocaleString('en-GB')}</b> rows. <b>{run.new.toLocaleString('en-GB')}</b> are ready
        {run.present === 0 ? '' : `, ${run.present.toLocaleString('en-GB')} are already there`}
        {run.failed === 0 ? '.' : `, ${run.failed.toLocaleString('en-GB')} have problems.`}
      </Sentence>
      {run.before === null ? null : <p className="text-small text-ink-2">This file was imported before, on {run.before.startedAt.slice(0, 10)}{run.before.startedBy === null ? '' : ` by ${run.before.startedBy}`}.</p>}
      {redacted === '' ? null : <p className="text-small text-ink-2">{redacted} will be taken out of the texts.</p>}
      {run.note === null ? null : <p className="max-w-[70ch] text-small text-ink-2">{run.note}</p>}
      {run.new === 0 ? <p className="font-[560]">There is nothing new to import.</p> : <div className="flex flex-wrap items-center gap-3">{action(run.new)}</div>}
      <ImportProblems run={run} />
    </section>
  );
}
