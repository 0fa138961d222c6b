import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format-day.ts';
import { Link } from '@tanstack/react-router';
import { useUndo } from '../understand/use-edit.ts';
import { useUndoRun } from '../understand/use-undo-run.ts';
import { NoteWords } from './notes/note-words.tsx';
import { timelineWords, type TimelineEntry } from './timeline-words.ts';

/** What happened to a theme, newest first: who, what, and the words that went with it. */
export function ThemeTimeline({ themeId, entries, mayUndo, mayUndoRuns }: { themeId: string; entries: readonly TimelineEntry[]; mayUndo: boolean; mayUndoRuns: boolean }) {
  const undo = useUndo(themeId);
  const undoRun = useUndoRun();
  return (
    <section id="history" className="mt-10 scroll-mt-24 border-t border-line-strong pt-6" aria-labelledby="what-happened">
      <h2 id="what-happened" className="mb-1 text-row font-[620]">
        What happened
      </h2>
      {entries.length === 0 ? <p className="py-3 text-ink-2">Nothing yet. It was found in what customers said.</p> : null}
      <ol>
        {entries.map((entry) => (
          <li key={entry.id} className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-1 py-2.5 max-desk:grid-cols-1">
            <time dateTime={entry.at} className="num text-small text-ink-3">
              {formatDay(entry.at.slice(0, 10))}
            </time>
            <div className="grid min-w-0 gap-1.5">
              <p className="break-words">
                {entry.by === null ? null : <b className="font-[620]">{entry.by} </b>}
                <WhatHappened entry={entry} />
              </p>
              {mayUndo && entry.edit?.canUndo === true ? <UndoButton edit={entry.edit} isBusy={undo.isPending && undo.variables === entry.edit.id} onUndo={() => undo.mutate(entry.edit?.id ?? '')} what={timelineWords(entry)} /> : null}
              {entry.run === null ? null : (
                <span className="flex flex-wrap items-center gap-x-2.5">
                  <Link to="/runs/$id" params={{ id: entry.run.id }} className="text-link text-small">
                    See what it found
                  </Link>
                  {mayUndoRuns && entry.run.canUndo ? <UndoButton edit={entry.run} isBusy={undoRun.isPending} onUndo={() => undoRun.mutate(entry.run?.id ?? '')} what={timelineWords(entry)} /> : null}
                </span>
              )}
              {entry.publicText === null ? null : <p className="border-s-2 border-kept ps-3 break-words">{entry.publicText}</p>}
              {entry.agentsText === null || entry.agentsText === entry.publicText ? null : (
                <p className="border-s-2 border-soon ps-3 break-words">
                  <span className="text-tiny text-ink-3">To agents: </span>
                  {entry.agentsText}
                </p>
              )}
              {entry.internalNote === null ? null : <div className="border-s-2 border-line-strong ps-3 break-words text-ink-2"><NoteWords note={entry.internalNote} /></div>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function WhatHappened({ entry }: { entry: TimelineEntry }) {
  const undoneAt = entry.edit?.undoneAt ?? entry.run?.undoneAt ?? null;
  if (undoneAt === null) return timelineWords(entry);
  return (
    <>
      <s className="text-ink-3">{timelineWords(entry)}</s> Undone on {formatDay(undoneAt.slice(0, 10))}.
    </>
  );
}

function UndoButton({ edit, isBusy, onUndo, what }: { edit: { undoableUntil: string }; isBusy: boolean; onUndo: () => void; what: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2.5">
      <Button size="small" onClick={onUndo} isBusy={isBusy} busyLabel="Undoing…" aria-label={`Undo: ${what}`}>
        Undo
      </Button>
      <span className="num text-tiny text-ink-3">until {formatDay(edit.undoableUntil.slice(0, 10))}</span>
    </span>
  );
}
