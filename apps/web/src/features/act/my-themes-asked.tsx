import { Link } from '@tanstack/react-router';
import { formatDay } from '../../ui/format-day.ts';
import { MyThemesSection } from './my-themes-section.tsx';
import type { MyThemes } from './queries.ts';
import { themePath } from './theme-path.ts';

/** The themes somebody wants this person to take over, above their own: each waits for a yes or a no. */
export function MyThemesAsked({ asked }: { asked: MyThemes['asked'] }) {
  return (
    <MyThemesSection title="You are asked" tone="soon" count={asked.length}>
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
    </MyThemesSection>
  );
}
