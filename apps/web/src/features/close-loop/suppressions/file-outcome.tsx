import { Button } from '../../../ui/button.tsx';
import { csvOf } from '../../../ui/csv-of.ts';
import { saveFile } from '../../../ui/save-file.ts';
import type { ReadFile } from './suppression-queries.ts';

const shown = 5;
const figure = (count: number) => count.toLocaleString('en-GB');

/** What a file comes to, in sentences, with the rows that cannot be used and why. */
export function FileOutcome({ outcome }: { outcome: ReadFile }) {
  const { rows, added, already, mayBeMailed, saidYesLater, problems, problemRows, header } = outcome;
  const facts = [
    `${figure(added)} of ${figure(rows)} rows are new on the list.`,
    already === 0 ? undefined : `${figure(already)} ${already === 1 ? 'is on it already, or stands' : 'are on it already, or stand'} twice in the file.`,
    mayBeMailed === 0 ? undefined : `${figure(mayBeMailed)} may be mailed, as the file says itself, and ${mayBeMailed === 1 ? 'is' : 'are'} left out.`,
    saidYesLater === 0 ? undefined : `${figure(saidYesLater)} said yes here later than they unsubscribed there, and ${saidYesLater === 1 ? 'is' : 'are'} left out.`,
  ].filter((fact) => fact !== undefined);
  const save = () => saveFile('rows-with-problems.csv', csvOf([[...header, 'Row', 'Problem'], ...problemRows.map(({ cells, line, message }) => [...header.map((_, place) => cells[place] ?? ''), String(line), message])]));
  return (
    <div className="grid gap-2 text-small">
      {facts.map((fact) => (
        <p key={fact} className="num">
          {fact}
        </p>
      ))}
      {problems === 0 ? null : (
        <div className="border-s-[3px] border-late ps-3">
          <p className="num font-[560]">{problems === 1 ? '1 row cannot be used:' : `${figure(problems)} rows cannot be used:`}</p>
          <ul className="mt-1 text-ink-2">
            {problemRows.slice(0, shown).map(({ line, message }) => (
              <li key={line} className="num break-words">
                Row {line}: {message}
              </li>
            ))}
          </ul>
          <Button size="small" className="mt-2" onClick={save}>
            Save these rows as CSV
          </Button>
        </div>
      )}
    </div>
  );
}
