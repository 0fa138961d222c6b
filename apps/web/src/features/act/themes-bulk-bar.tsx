import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { themePath } from './theme-path.ts';
import type { RefusedTheme } from './use-bulk-deed.ts';

export const themesDeeds = ['owner', 'date', 'acknowledge', 'snooze'] as const;
export type ThemesDeed = (typeof themesDeeds)[number];

/** What can be done with the chosen themes; each button carries their number. */
export function ThemesBulkBar({ count, mayAssign, onDeed, onClear }: { count: number; mayAssign: boolean; onDeed: (deed: ThemesDeed) => void; onClear: () => void }) {
  return (
    <div role="status" className={count === 0 ? '' : 'sticky bottom-3 z-10 mt-3 flex flex-wrap items-center gap-2 rounded-field border border-line-strong bg-surface p-2.5'}>
      {count === 0 ? null : (
        <>
          <span className="num px-1.5 text-small">{`${countWords(count, 'theme', 'themes')} selected`}</span>
          {mayAssign ? <Button size="small" onClick={() => onDeed('owner')}>{`Hand over ${count}`}</Button> : null}
          <Button size="small" onClick={() => onDeed('date')}>{`Move ${count === 1 ? 'the date' : `${count} dates`}`}</Button>
          <Button size="small" onClick={() => onDeed('acknowledge')}>{`Acknowledge ${count}`}</Button>
          <Button size="small" onClick={() => onDeed('snooze')}>{`Snooze ${count}`}</Button>
          <Button size="small" variant="quiet" onClick={onClear}>
            Select nothing
          </Button>
        </>
      )}
    </div>
  );
}

/** The themes a deed was refused for, each with its reason, until they are put away. */
export function RefusedThemes({ refused, onClose }: { refused: readonly RefusedTheme[]; onClose: () => void }) {
  const notice = useRef<HTMLElement>(null);
  useEffect(() => {
    if (refused.length > 0) notice.current?.focus();
  }, [refused]);
  if (refused.length === 0) return null;
  return (
    <section ref={notice} tabIndex={-1} role="alert" aria-label="What was not done" className="my-3 grid scroll-mt-24 justify-items-start gap-2 border-s-[3px] border-soon ps-3">
      <p className="font-[560]">{refused.length === 1 ? 'One theme stays as it was:' : `${refused.length} themes stay as they were:`}</p>
      <ul className="grid gap-1 text-small">
        {refused.map(({ id, title, sentence }) => (
          <li key={id}>
            <Link to={themePath(id)} className="text-link">
              {title}
            </Link>
            : {sentence}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onClose}>
        Put this away
      </Button>
    </section>
  );
}
