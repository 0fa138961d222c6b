import type { ThemeRow } from './queries.ts';
import { stepCount } from './steps/step-words.ts';

/** How far a theme of a list has come: its steps, and for whom and since when it is blocked. Nothing where there is neither. */
export function ThemeStanding({ theme }: { theme: Pick<ThemeRow, 'blocked' | 'steps'> }) {
  return (
    <>
      {theme.steps === null ? null : <span className="num shrink-0 text-tiny text-ink-3">{stepCount(theme.steps)}</span>}
      {theme.blocked === null ? null : <span className="num text-tiny text-blocked">{theme.blocked.sentence}</span>}
    </>
  );
}
