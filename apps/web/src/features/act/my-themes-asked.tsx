import { Link } from '@tanstack/react-router';
import { formatDay } from '../../ui/format-day.ts';
import type { MyThemes } from './queries.ts';
import { themePath } from './theme-path.ts';

/** The themes somebody wants this person to take over, above their own: each waits for a yes or a no. */
export function MyThemesAsked({ asked }: { asked: MyThemes['asked'] }) {
  if (asked.length === 0) return null;
  return (
    <section className="mt-6" aria-label="You are asked">
      <header className="flex items-baseline gap-2.5 border-b border-line-strong pb-2">
        <h2 className="font-[620] text-soon">You are asked</h2>
        <span className="num text-tiny text-ink-3">{asked.length}</span>
      </header>
      <ul>
        {asked.map(({ themeId, title, from, note, deadlineOn, isNotTheirs }) => (
          <li key={themeId} className="relative grid gap-1 border-b border-b-line py-3.5 ps-2 pe-2 hover:bg-hover has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-(--focus)">
            <Link to={themePath(themeId)} className="title-link text-row break-words outline-none after:absolute after:inset-0">
              {title}
            </Link>
            <p className="text-small text-ink-2">
              {isNotTheirs ? `${from} says it is not theirs` : `${from} asks you to take it over`}
              {deadlineOn === null ? '' : `, due ${formatDay(deadlineOn)}`}
              {note === null ? '' : `: ${note}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
