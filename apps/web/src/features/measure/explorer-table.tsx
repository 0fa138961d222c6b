import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { DataTable } from '../../ui/data-table.tsx';
import { Status } from '../../ui/status.tsx';
import { themePath } from '../act/theme-path.ts';
import type { Explorer, ExplorerGroup, ExplorerTheme } from './explorer-queries.ts';
import { changeText, impactInterval, impactSentence, scoreText } from './explorer-words.ts';
import { writeFigure } from './figure-words.ts';

type Row = { kind: 'group'; facts: ExplorerGroup } | { kind: 'theme'; facts: ExplorerTheme; isInGroup: boolean };

/** Groups with their themes beneath them, in the order of the view. */
export function ExplorerTable({ explorer }: { explorer: Explorer }) {
  const rows = explorer.groups.flatMap((group): Row[] => {
    const isNamed = group.title !== null;
    return [...(isNamed ? [{ kind: 'group' as const, facts: group }] : []), ...group.themes.map((theme) => ({ kind: 'theme' as const, facts: theme, isInGroup: isNamed }))];
  });
  return (
    <DataTable
      caption="Groups and themes"
      rows={rows}
      rowId={(row) => (row.kind === 'group' ? `group ${row.facts.title ?? ''}` : row.facts.id)}
      empty={null}
      columns={[
        { id: 'title', header: 'Theme', cell: (row) => <Title row={row} /> },
        { id: 'people', header: 'People', isFigure: true, cell: (row) => <span className={weight(row)}>{row.facts.people.toLocaleString('en-GB')}</span> },
        ...columnsOf(explorer),
      ]}
    />
  );
}

function columnsOf({ view, metric }: Explorer) {
  const unit = metric?.unit ?? 'points';
  if (view === 'volume') {
    return [
      { id: 'change', header: 'Change', cell: (row: Row) => <Change facts={row.facts} /> },
      { id: 'mentions', header: 'Mentions', isFigure: true, isHiddenOnPhone: true, cell: (row: Row) => row.facts.mentions.toLocaleString('en-GB') },
    ];
  }
  if (view === 'impact') {
    return [
      { id: 'impact', header: 'What it does to the score', cell: (row: Row) => <span className={row.facts.impact?.isShown === true ? weight(row) : 'text-ink-3'}>{impactSentence(row.facts.impact, metric)}</span> },
      { id: 'interval', header: '95 % interval of the difference', isHiddenOnPhone: true, cell: (row: Row) => <span className="num text-ink-2">{impactInterval(row.facts.impact, unit)}</span> },
    ];
  }
  return [
    { id: 'score', header: `${metric?.label ?? 'Score'} of those who said it`, cell: (row: Row) => <span className={`num ${(row.facts.score?.value ?? null) === null ? 'text-ink-3' : weight(row)}`}>{scoreText(row.facts.score, unit)}</span> },
    { id: 'n', header: 'Answers', isFigure: true, isHiddenOnPhone: true, cell: (row: Row) => (row.facts.score?.n ?? 0).toLocaleString('en-GB') },
    { id: 'before', header: 'Before', isHiddenOnPhone: true, cell: (row: Row) => <Before facts={row.facts} unit={unit} /> },
  ];
}

function weight(row: Row): string {
  return row.kind === 'group' ? 'font-[620]' : '';
}

function Title({ row }: { row: Row }) {
  if (row.kind === 'group') return <span className="font-[620] break-words">{row.facts.title}</span>;
  return (
    <span className={`grid gap-0.5 ${row.isInGroup ? 'ps-4 max-desk:ps-2' : ''}`}>
      <Link to={themePath(row.facts.id)} className="title-link break-words">
        {row.facts.title}
      </Link>
      <span className="max-desk:hidden">
        <Status status={row.facts.status} />
      </span>
    </span>
  );
}

function Change({ facts }: { facts: ExplorerGroup | ExplorerTheme }) {
  const Arrow = facts.change === 'more' ? ArrowUp : ArrowDown;
  return (
    <span className={`num ${facts.change === null || facts.isFew ? 'text-ink-3' : ''}`}>
      {facts.change === null || facts.isFew ? null : <Arrow aria-hidden="true" size={14} className="me-1 inline" />}
      {changeText(facts)}
    </span>
  );
}

function Before({ facts: { score }, unit }: { facts: ExplorerGroup | ExplorerTheme; unit: Parameters<typeof writeFigure>[1] }) {
  if (score === null || score.before === null) return null;
  const Arrow = score.change === 'up' ? ArrowUp : ArrowDown;
  return (
    <span className="num text-ink-2">
      {score.change === null ? null : <Arrow aria-label={score.change === 'up' ? 'higher than before' : 'lower than before'} size={14} className={`me-1 inline ${score.change === 'up' ? 'text-kept' : 'text-late'}`} />}
      {writeFigure(score.before, unit)}
      {score.change === null ? ', no clear change' : ''}
    </span>
  );
}
