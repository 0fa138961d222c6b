import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../../ui/format-day.ts';
import { themeLadderQuery } from './ladder-queries.ts';

const holdsFor = { organisation: 'the ladder of the organisation', origin: 'the ladder of its origin', theme: 'a ladder of its own' } as const;
const shown = 4;

/** What happens next to a theme while nobody answers: the days, who is told, and why; nothing once it was answered. */
export function ThemeNext({ themeId }: { themeId: string }) {
  const { data } = useQuery(themeLadderQuery(themeId));
  if (data === undefined || data.ladder === null) return null;
  return (
    <section aria-labelledby="what-happens-next" className="mt-6 border-t border-line pt-5">
      <h2 id="what-happens-next" className="mb-2 text-small font-[620]">
        What happens next
      </h2>
      {data.next.length === 0 ? <p className="text-small text-ink-2">Its ladder has been climbed: everybody on it was told.</p> : <p className="mb-2 text-small text-ink-2">While nobody answers:</p>}
      <ol className="grid gap-2.5 text-small">
        {data.next.slice(0, shown).map(({ on, when, people }) => (
          <li key={`${on}${when}`}>
            <span className="num block font-[560]">
              <time dateTime={on}>{formatDay(on)}</time>: {people.join(', ')}
            </span>
            <span className="block text-ink-2 first-letter:uppercase">{when}</span>
          </li>
        ))}
      </ol>
      {data.next.length > shown ? <p className="mt-2 text-small text-ink-2">And {data.next.length - shown} more.</p> : null}
      <p className="mt-3 text-tiny text-ink-3">
        By{' '}
        <Link to="/settings" search={{ tab: 'ladders', ladder: data.ladder.id }} className="text-link">
          {holdsFor[data.ladder.holdsFor]}
        </Link>
        .{' '}
        {data.ladder.holdsFor === 'theme' ? null : (
          <Link to="/settings" search={{ tab: 'ladders', ladder: `theme:${themeId}` }} className="text-link">
            Give it its own
          </Link>
        )}
      </p>
    </section>
  );
}
