import { rootCauseWords } from '@kept/core/vocabulary.ts';
import type { ReactNode } from 'react';
import { countWords } from '../../ui/count-words.ts';
import { formatDay } from '../../ui/format-day.ts';
import { Sparkline } from '../../ui/sparkline.tsx';
import { Status } from '../../ui/status.tsx';
import { trendWords } from '../../ui/trend-words.ts';
import type { Theme } from './queries.ts';
import { ThemeDeputy } from './theme-deputy.tsx';
import { writeReach } from './reach-words.ts';
import { ThemeProof } from './theme-proof.tsx';

/** The facts beside the words: who, by when, how it stands, how many, and who would hear an answer. */
export function ThemeFacts({ theme }: { theme: Theme }) {
  const moves = theme.deadlineMoves === 0 ? '' : `Moved ${theme.deadlineMoves === 1 ? 'once' : theme.deadlineMoves === 2 ? 'twice' : `${theme.deadlineMoves} times`}.`;
  return (
    <dl className="grid gap-4.5 [&_dt]:text-tiny [&_dt]:text-ink-3">
      <Fact label="Owner">{theme.owner === null ? <span className="text-ink-2">Nobody yet</span> : theme.owner.name}{theme.isOwnerAway ? <span className="font-normal text-ink-2"> (away)</span> : null}</Fact>
      {theme.owner === null ? null : <ThemeDeputy theme={theme} />}
      {theme.deadlineOn === null ? null : (
        <Fact label="Deadline" more={moves}>
          <span className={theme.due === 'late' ? 'text-late' : theme.due === 'soon' ? 'text-soon' : ''}>{deadlineText(theme.deadlineOn, theme.daysLate)}</span>
        </Fact>
      )}
      {theme.passed === null ? null : <Fact label="Answer day passed" more={`${countWords(theme.passed.people, 'customer was', 'customers were')} told to expect an answer by ${formatDay(theme.passed.on)} and read nothing since. Their receipts say so.`} />}
      <Fact label="Status" more={statusMore(theme)}>
        <Status status={theme.status} />
      </Fact>
      <Fact label="Reach">{`${countWords(theme.people, 'person', 'people')}, ${countWords(theme.mentions, 'mention', 'mentions')}`}</Fact>
      <Fact label="Mentions a week, half a year" more={trendWords(theme.weeks)}>
        <Sparkline values={theme.weeks} label={trendWords(theme.weeks)} width={240} height={64} tone="kept" />
      </Fact>
      {theme.proof === null ? null : <ThemeProof proof={theme.proof} confirmedBy={theme.confirmedBy} />}
      <Fact label="If you say something now" more={writeReach(theme.reach)} />
    </dl>
  );
}

function Fact({ label, children, more = '' }: { label: string; children?: ReactNode; more?: string }) {
  return (
    <div className="grid gap-0.5">
      <dt>{label}</dt>
      {children === undefined ? null : <dd className="num text-body font-[560]">{children}</dd>}
      {more === '' ? null : <dd className="num text-small text-ink-2">{more}</dd>}
    </div>
  );
}

function deadlineText(deadlineOn: string, daysLate: number): string {
  return daysLate > 0 ? `${formatDay(deadlineOn)}, ${countWords(daysLate, 'day', 'days')} late` : formatDay(deadlineOn);
}

function statusMore({ blocked, status, liveOn, rootCause, confirmedBy, dismissedReason, isDeclinePending }: Theme): string {
  if (isDeclinePending) return 'Somebody asked to answer with “no”. A second person has to agree.';
  if (blocked !== null) return `${blocked.sentence}.${blocked.on === null ? '' : ` Waiting for: ${blocked.on}`}`;
  if (status === 'dismissed') return dismissedReason ?? '';
  if ((status !== 'done' && status !== 'confirmed') || liveOn === null) return '';
  const by = confirmedBy === null ? '' : ` Confirmed by ${confirmedBy === 'data' ? 'the data' : 'customers'}.`;
  return `Live since ${formatDay(liveOn)}.${rootCause === null ? '' : ` Root cause: ${rootCauseWords[rootCause].toLowerCase()}.`}${by}`;
}
