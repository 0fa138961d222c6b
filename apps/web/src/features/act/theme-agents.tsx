import { useSuspenseQuery } from '@tanstack/react-query';
import { countWords } from '../../ui/count-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { Quote } from '../../ui/quote.tsx';
import { type ThemeAgents as Side, themeAgentsQuery } from '../understand/queries.ts';
import { frequencyWords } from '../understand/vocabulary-words.ts';

type Cell = Side['cells'][number];

/** The agents' side of a theme: how many of which team in which week, how often and at which step, and their words where enough stand together. */
export function ThemeAgents({ themeId }: { themeId: string }) {
  const { data: side } = useSuspenseQuery(themeAgentsQuery(themeId));
  const voiced = side.cells.filter((cell) => cell.comments !== null);
  return (
    <section id="agents" aria-labelledby="agents-heading" className="mt-10 grid scroll-mt-24 gap-4 border-t border-line-strong pt-6">
      <div className="grid gap-1">
        <h2 id="agents-heading" className="text-row font-[620]">
          What agents report
        </h2>
        <p className="max-w-[78ch] text-small text-ink-2">
          By week of release and team, and by nothing else, so that nobody can be singled out. A week is left out where one to four of a team reported it; one person may report in each round, so weeks are not added up. The numbers were fixed when the reports were opened: merging themes does not change them. What they wrote is shown from eight reports on.
        </p>
      </div>
      {side.cells.length === 0 ? <p className="text-small font-[560]">Nothing can be shown on this theme yet.</p> : <Cells cells={side.cells} />}
      {voiced.map((cell) => (
        <AgentsWords key={nameOf(cell)} cell={cell} />
      ))}
    </section>
  );
}

/** A round, a team, and the theme it was counted under: what makes a cell one of a kind. */
function nameOf({ releasedOn, team, countedAs }: Cell): string {
  return `${releasedOn} ${team} ${countedAs ?? ''}`;
}

function Cells({ cells }: { cells: readonly Cell[] }) {
  return (
    <DataTable
      caption="Agents' reports on this theme"
      rows={cells}
      rowId={nameOf}
      empty={null}
      columns={[
        { id: 'released', header: 'Released', cell: (cell) => <span className="whitespace-nowrap">{formatDay(cell.releasedOn)}</span> },
        { id: 'team', header: 'Team', cell: (cell) => (cell.countedAs === null ? cell.team : `${cell.team}, as “${cell.countedAs}”`) },
        { id: 'reports', header: 'Agents', isFigure: true, cell: (cell) => cell.reports.toLocaleString('en-GB') },
        { id: 'often', header: 'How often', isHiddenOnPhone: true, cell: (cell) => <Parts parts={cell.frequencies?.map(({ frequency, reports }) => `${frequencyWords[frequency]} ${reports}`)} /> },
        { id: 'step', header: 'At which step', isHiddenOnPhone: true, cell: (cell) => <Parts parts={cell.steps?.map(({ step, reports }) => `${step} ${reports}`)} /> },
      ]}
    />
  );
}

function Parts({ parts }: { parts: readonly string[] | undefined }) {
  return <span className="num text-ink-2">{parts === undefined || parts.length === 0 ? 'too few to say' : parts.join(', ')}</span>;
}

function AgentsWords({ cell }: { cell: Cell }) {
  return (
    <details className="border-b border-line pb-3">
      <summary className="num cursor-pointer text-small text-ink-2 hover:text-ink">{`What ${countWords(cell.reports, 'agent', 'agents')} of ${cell.team} wrote, released on ${formatDay(cell.releasedOn)}, in no order`}</summary>
      <ul className="mt-2">
        {cell.comments?.map((text, at) => (
          <li key={`${at} ${text}`} className="border-t border-line py-3">
            <Quote text={text} />
          </li>
        ))}
      </ul>
    </details>
  );
}
