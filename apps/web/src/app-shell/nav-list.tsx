import { Link } from '@tanstack/react-router';
import type { NavCount, NavGroup } from './nav-entries.ts';

export type NavCounts = Readonly<Partial<Record<NavCount, number>>>;

interface NavListProps {
  groups: readonly NavGroup[];
  counts: NavCounts;
  onGo?: () => void;
}

const linkClass =
  'num flex min-h-7.5 items-center justify-between gap-2 rounded-field border border-transparent px-2.5 text-small font-[520] text-ink-2 no-underline hover:bg-hover hover:text-ink aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:text-ink max-desk:min-h-11 max-desk:text-body';

/** Groups of links with their counts; the open page is marked. */
export function NavList({ groups, counts, onGo }: NavListProps) {
  return (
    <>
      {groups.map((group) => (
        <div key={group.label ?? 'first'} className="grid">
          {group.label === undefined ? null : (
            <span aria-hidden="true" className="mt-3 mb-0.5 px-2.5 text-label tracking-[0.02em] text-ink-3 max-desk:text-tiny">
              {group.label}
            </span>
          )}
          <ul aria-label={group.label} className="grid gap-px">
            {group.entries.map((entry) => (
              <li key={entry.to}>
                <Link to={entry.to} onClick={onGo} className={linkClass}>
                  {entry.label}
                  <Count value={entry.count === undefined ? undefined : counts[entry.count]} counted={entry.counted ?? ''} />
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Count({ value, counted }: { value: number | undefined; counted: string }) {
  if (value === undefined || value === 0) return null;
  const words = `${value.toLocaleString('en-GB')} ${counted}`;
  return (
    <span title={words} className="text-tiny font-normal text-ink-3">
      {value.toLocaleString('en-GB')}
      <span className="sr-only"> {counted}</span>
    </span>
  );
}
