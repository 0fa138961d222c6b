import { Status } from '../../ui/status.tsx';
import { deadlineWords } from './deadline-words.ts';
import type { Theme } from './queries.ts';

/** Who, by when and how it stands, in one line: on a phone the facts themselves come after the words. */
export function ThemePromise({ theme }: { theme: Theme }) {
  const tone = theme.due === 'late' ? 'text-late' : theme.due === 'soon' ? 'text-soon' : '';
  return (
    <p className="-mt-1 mb-5 flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-line py-2.5 text-small desk:hidden">
      <Status status={theme.status} />
      <span className="font-[560]">{theme.owner === null ? 'Nobody owns it yet' : theme.owner.name}</span>
      {theme.deadlineOn === null ? null : <span className={`num font-[560] ${tone}`}>{deadlineWords(theme.deadlineOn, theme.due === 'late' ? theme.daysLate : 0)}</span>}
    </p>
  );
}
