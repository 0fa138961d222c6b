import { formatDay } from '../../ui/format-day.ts';
import { deadlineWords } from './deadline-words.ts';
import type { ThemeRow } from './queries.ts';

/** A theme's deadline in a table: how late it is once it has passed, and quiet once the theme is answered. */
export function ThemeDeadlineCell({ theme }: { theme: ThemeRow }) {
  if (theme.deadlineOn === null) return null;
  if (theme.status === 'done' || theme.status === 'confirmed' || theme.status === 'declined') return <span className="text-ink-3">{formatDay(theme.deadlineOn)}</span>;
  return <span className={`font-[560] whitespace-nowrap ${theme.due === 'late' ? 'text-late' : theme.due === 'soon' ? 'text-soon' : ''}`}>{deadlineWords(theme.deadlineOn, theme.daysLate)}</span>;
}
