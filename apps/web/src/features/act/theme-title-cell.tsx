import { Link } from '@tanstack/react-router';
import { Ring } from '../../ui/ring.tsx';
import type { ThemeRow } from './queries.ts';
import { ThemeStanding } from './theme-standing.tsx';
import { themePath } from './theme-path.ts';

/** A theme in a table: its ring, its title, which leads to it, and on a wide screen what one customer said. */
export function ThemeTitleCell({ theme }: { theme: ThemeRow }) {
  return (
    <span className="flex min-w-0 items-start gap-3">
      <Ring arcs={theme.ring} size={22} />
      <span className="min-w-0">
        <Link to={themePath(theme.id)} data-theme-row={theme.id} className="title-link text-body break-words">
          {theme.title}
        </Link>
        <span className="flex flex-wrap gap-x-3 empty:hidden"><ThemeStanding theme={theme} /></span>
        {theme.quote === null ? null : <span className="line-clamp-1 font-voice text-row text-ink-2 max-desk:hidden" dir="auto">“{theme.quote.text}”</span>}
      </span>
    </span>
  );
}
