import type { ThemeRow } from './queries.ts';
import { stepCount } from './steps/step-words.ts';

/** How far a theme of a list has come: its steps, whether customers and the data disagree about its fix, and for whom and since when it is blocked. Nothing where there is neither. */
export function ThemeStanding({ theme }: { theme: Pick<ThemeRow, 'blocked' | 'steps' | 'isDisputed'> }) {
  return (
    <>
      {theme.steps === null ? null : <span className="num shrink-0 text-tiny text-ink-3">{stepCount(theme.steps)}</span>}
      {theme.isDisputed ? <span className="shrink-0 text-tiny font-[560] text-soon">Evidence disagrees</span> : null}
      {theme.blocked === null ? null : <span className="num text-tiny text-blocked">{theme.blocked.sentence}</span>}
    </>
  );
}
