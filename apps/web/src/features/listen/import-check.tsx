import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { countWords } from '../../ui/count-words.ts';
import { Progress } from '../../ui/progress.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { ImportProblems } from './import-problems.tsx';
import { importQuery, type ImportRun } from './queries.ts';
import { redactedWords } from './redacted-words.ts';

const figure = (number: number) => number.toLocaleString('en-GB');

/** What would happen: how many rows are ready, already there, or have problems, and the button that carries the number. */
export function ImportCheck({ started, action }: { started: ImportRun; action: (count: number) => ReactNode }) {
  const { data: run = started } = useQuery({ ...importQuery(started.id), initialData: started });
  if (run.state === 'running') return <Progress label={`Checking: ${figure(run.read)} rows so far`} done={Math.round(run.progress * 100)} total={100} unit="%" />;
  const redacted = redactedWords(run.redacted);
  const ready = run.new + run.changed;
  return (
    <section aria-label="What would happen" className="grid gap-4">
      {run.failure === null ? null : <p className="font-[560] text-late">{run.failure}</p>}
      <Sentence>
        We read <b>{figure(run.read)}</b> rows. <b>{figure(ready)}</b> {ready === 1 ? 'is' : 'are'} ready{run.failed === 0 ? '.' : `, ${figure(run.failed)} ${run.failed === 1 ? 'has' : 'have'} problems.`}
        {run.failed === 0 || ready === 0 ? '' : ` Import the ${figure(ready)} now, fix the ${figure(run.failed)} later.`}
      </Sentence>
      <ul className="num grid gap-1 text-small text-ink-2">
        {run.changed === 0 ? null : <li>{countWords(run.changed, 'row', 'rows')} changed since, and would be brought up to date.</li>}
        {run.present - run.changed === 0 ? null : <li>{countWords(run.present - run.changed, 'row is', 'rows are')} already there.</li>}
        {run.leftOut === 0 ? null : <li>In {countWords(run.leftOut, 'row', 'rows')} nobody answered: left out.</li>}
        {redacted === '' ? null : <li>{redacted} will be taken out of the texts.</li>}
      </ul>
      {run.note === null ? null : <p className="max-w-[70ch] text-small text-ink-2">{run.note}</p>}
      {ready === 0 ? <p className="font-[560]">There is nothing new to import.</p> : <div className="flex flex-wrap items-center gap-3">{action(ready)}</div>}
      <ImportProblems run={run} />
    </section>
  );
}
