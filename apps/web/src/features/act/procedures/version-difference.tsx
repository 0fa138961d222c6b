import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from '../../../ui/button.tsx';
import { differenceQuery } from './procedure-queries.ts';

const marks = { same: '', added: '+', removed: '−' } as const;
const looks = { same: 'text-ink-2', added: 'bg-kept-soft', removed: 'text-late line-through' } as const;
const spoken = { same: '', added: 'Added: ', removed: 'Removed: ' } as const;

/** What changed between a version and the one before it, line by line. */
export function VersionDifference({ id, to, onClose }: { id: string; to: number; onClose: () => void }) {
  const { data } = useSuspenseQuery(differenceQuery(id, to - 1, to));
  const hasOtherGrants = JSON.stringify(data.from.grants) !== JSON.stringify(data.to.grants);
  return (
    <section aria-labelledby="difference" className="mb-8 border-y border-line py-5">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="difference" className="text-row font-[620]">
          From version {data.from.number} to {data.to.number}
        </h2>
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      </div>
      {data.from.title === data.to.title ? null : (
        <p className="mb-3">
          “{data.from.title}” became “{data.to.title}”.
        </p>
      )}
      <ol className="max-w-[78ch] text-small">
        {data.lines.map((line, at) => (
          <li key={at} className={`grid grid-cols-[1.5rem_1fr] gap-1 px-1 leading-6 ${looks[line.kind]}`}>
            <span aria-hidden="true" className="num">
              {marks[line.kind]}
            </span>
            <span className="min-h-6 break-words">
              <span className="sr-only">{spoken[line.kind]}</span>
              {line.text}
            </span>
          </li>
        ))}
      </ol>
      {hasOtherGrants ? <p className="mt-3 text-small text-ink-2">What may be granted changed too. Now: {data.to.grants.length === 0 ? 'nothing' : data.to.grants.map(({ channel, text }) => `${channel}: ${text}`).join('; ')}.</p> : null}
    </section>
  );
}
