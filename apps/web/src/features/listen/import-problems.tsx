import type { ImportRun } from './queries.ts';

const shown = 10;

/** What is wrong, row by row, with everything as a file to mend. */
export function ImportProblems({ run }: { run: ImportRun }) {
  if (run.problemsTotal === 0) return null;
  const isAllWrong = run.new + run.present === 0;
  return (
    <details className="max-w-[78ch]" open={isAllWrong || run.problemsTotal <= shown}>
      <summary className="cursor-pointer text-small font-[560]">
        {run.problemsTotal.toLocaleString('en-GB')} {run.problemsTotal === 1 ? 'problem' : 'problems'}
      </summary>
      <ul className="num mt-3 grid gap-1.5 text-small text-ink-2">
        {run.problems.slice(0, shown).map((problem) => (
          <li key={`${problem.line} ${problem.column ?? ''} ${problem.message}`}>{problem.message}</li>
        ))}
      </ul>
      <p className="mt-3 text-small">
        <a className="underline underline-offset-3" href={`/api/v1/imports/${run.id}/problems.csv`} download>
          {`Download the ${run.failed.toLocaleString('en-GB')} problem ${run.failed === 1 ? 'row' : 'rows'} (CSV)`}
        </a>
      </p>
    </details>
  );
}
