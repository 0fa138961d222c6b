import { isUnresolved } from '@kept/core/act/theme-status.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ButtonLink } from '../../ui/button-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { Status } from '../../ui/status.tsx';
import { membersQuery } from '../organisation/queries.ts';
import { awayWords } from './away-words.ts';
import type { Actions, ThemeRow } from './queries.ts';
import { ThemeDeadlineCell } from './theme-deadline-cell.tsx';
import { ThemeTitleCell } from './theme-title-cell.tsx';

type OwnerRow = Actions['owners'][number];

const figure = (value: number, tone = '') => (value === 0 ? <span className="text-ink-3">0</span> : <span className={`font-[560] ${tone}`}>{value.toLocaleString('en-GB')}</span>);

/** Who has promised what and how promises are kept, the person with most late themes first; then each promise itself. */
export function ActionsPage({ actions, themes }: { actions: Actions; themes: readonly ThemeRow[] }) {
  const { data: staff } = useQuery(membersQuery);
  const away = (id: string) => awayWords(staff?.members.find((each) => each.id === id)?.absences ?? [], new Date().toLocaleDateString('en-CA'));
  return (
    <>
      <PageHeader title="All actions" lead={<Lead actions={actions} />} />
      <DataTable
        caption="Owners and their themes"
        rows={actions.owners}
        rowId={(row) => row.owner.id}
        empty={
          <EmptyState kind="none-yet" title="Nobody has promised anything yet." action={<ButtonLink to="/themes">Accept a theme</ButtonLink>}>
            Accepting a theme gives it one person and one date.
          </EmptyState>
        }
        columns={[
          {
            id: 'owner',
            header: 'Owner',
            cell: ({ owner }: OwnerRow) => (
              <>
                <Link to="/themes" search={{ show: 'all', owner: owner.id, sort: 'deadline' }} className="title-link text-body">{owner.name}</Link>
                <span className="block text-tiny font-[560] text-soon empty:hidden">{away(owner.id)}</span>
              </>
            ),
          },
          { id: 'late', header: 'Late', isFigure: true, cell: (row) => figure(row.late, 'text-late') },
          { id: 'soon', header: 'Due in 7 days', isFigure: true, cell: (row) => figure(row.dueSoon, 'text-soon') },
          { id: 'open', header: 'Unanswered', isFigure: true, cell: (row) => figure(row.open) },
          { id: 'blocked', header: 'Blocked', isFigure: true, isHiddenOnPhone: true, cell: (row) => figure(row.blocked, 'text-blocked') },
          { id: 'done', header: 'Done, checking', isFigure: true, isHiddenOnPhone: true, cell: (row) => figure(row.done) },
          { id: 'confirmed', header: 'Confirmed', isFigure: true, isHiddenOnPhone: true, cell: (row) => figure(row.confirmed, 'text-kept') },
          { id: 'time', header: 'Answered on time', isFigure: true, isHiddenOnPhone: true, cell: (row) => (row.onTime === null ? <span className="text-ink-3">none yet</span> : `${row.onTime.inTime} of ${row.onTime.answered}`) },
          { id: 'moves', header: 'Dates moved', isFigure: true, isHiddenOnPhone: true, cell: (row) => figure(row.deadlineMoves) },
          { id: 'next', header: 'Next date', isHiddenOnPhone: true, cell: (row) => (row.oldestDeadlineOn === null ? '' : formatDay(row.oldestDeadlineOn)) },
        ]}
      />
      <Promises themes={themes.filter(({ status }) => isUnresolved(status))} />
    </>
  );
}

/** Every promise that is not answered yet, the one due first on top; each leads to its theme. */
function Promises({ themes }: { themes: readonly ThemeRow[] }) {
  if (themes.length === 0) return null;
  return (
    <section className="mt-10" aria-labelledby="promises">
      <h2 id="promises" className="mb-2 text-heading font-[620] tracking-[-0.015em]">
        Every open promise
      </h2>
      <DataTable
        caption="Themes that are not answered yet, by deadline"
        rows={themes}
        rowId={(theme) => theme.id}
        empty={null}
        columns={[
          { id: 'title', header: 'Theme', cell: (theme) => <ThemeTitleCell theme={theme} /> },
          { id: 'owner', header: 'Owner', cell: (theme) => <span className="desk:whitespace-nowrap">{theme.owner?.name ?? ''}</span> },
          { id: 'status', header: 'Status', isHiddenOnPhone: true, cell: (theme) => <Status status={theme.status} /> },
          { id: 'deadline', header: 'Deadline', cell: (theme) => <ThemeDeadlineCell theme={theme} /> },
          { id: 'people', header: 'People', isFigure: true, isHiddenOnPhone: true, cell: (theme) => theme.people.toLocaleString('en-GB') },
        ]}
      />
    </section>
  );
}

function Lead({ actions }: { actions: Actions }) {
  const late = actions.owners.reduce((sum, row) => sum + row.late, 0);
  const open = actions.owners.reduce((sum, row) => sum + row.open, 0);
  if (actions.owners.length === 0) return null;
  return (
    <Sentence>
      <b>{late.toLocaleString('en-GB')} of {countWords(open, 'unanswered theme', 'unanswered themes')}</b> {late === 1 ? 'is' : 'are'} late.
      {actions.emerging === 0 ? null : ` ${countWords(actions.emerging, 'theme waits', 'themes wait')} for an owner.`}
      {actions.waitingForDecision === 0 ? null : ` ${countWords(actions.waitingForDecision, '“no” waits', '“no” wait')} for a second person.`}
    </Sentence>
  );
}
