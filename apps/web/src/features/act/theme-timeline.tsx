import { formatDay } from '../../ui/format-day.ts';
import { timelineWords, type TimelineEntry } from './timeline-words.ts';

/** What happened to a theme, newest first: who, what, and the words that went with it. */
export function ThemeTimeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <section className="mt-9" aria-labelledby="what-happened">
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
                {timelineWords(entry)}
              </p>
              {entry.publicText === null ? null : <p className="border-s-2 border-kept ps-3 break-words">{entry.publicText}</p>}
              {entry.internalNote === null ? null : <p className="border-s-2 border-line-strong ps-3 break-words text-ink-2">{entry.internalNote}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
