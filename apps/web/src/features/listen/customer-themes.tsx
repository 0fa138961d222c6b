import { Link } from '@tanstack/react-router';
import { formatDay } from '../../ui/format-day.ts';
import { Quote } from '../../ui/quote.tsx';
import { Ring } from '../../ui/ring.tsx';
import { Status } from '../../ui/status.tsx';
import { themePath } from '../act/theme-path.ts';
import type { TouchingTheme } from './customer-queries.ts';

interface CustomerThemesProps {
  open: readonly TouchingTheme[];
  others: readonly TouchingTheme[];
  /** Whether the reader may open a theme's own page. */
  mayRead: boolean;
}

/** The themes this customer's own words belong to: who answers for them and by when, or what the answer was and whether they heard it. */
export function CustomerThemes({ open, others, mayRead }: CustomerThemesProps) {
  const themes = [...open, ...others];
  return (
    <section id="themes" aria-labelledby="themes-heading" className="mb-10 scroll-mt-24 border-t border-line-strong pt-6">
      <h2 id="themes-heading" className="mb-1 text-row font-[620]">
        What became of what they said
      </h2>
      {themes.length === 0 ? <p className="py-3 text-ink-2">Nothing they said belongs to a theme yet.</p> : null}
      <ul>
        {themes.map((theme) => (
          <li key={theme.id} className="grid grid-cols-[32px_minmax(0,1fr)] gap-x-3 border-b border-line py-4">
            <Ring arcs={theme.ring} size={28} />
            <div className="grid min-w-0 gap-1.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <h3 className="font-[600] break-words">
                  {mayRead ? (
                    <Link to={themePath(theme.id)} className="text-link">
                      {theme.title}
                    </Link>
                  ) : (
                    theme.title
                  )}
                </h3>
                <Status status={theme.status} />
              </div>
              <Quote text={theme.said.text} isClamped meta={<time dateTime={theme.said.at}>{formatDay(theme.said.at.slice(0, 10))}</time>} />
              <Promise theme={theme} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Promise({ theme: { isOpen, owner, deadlineOn, daysLate, answer, toldAt, status } }: { theme: TouchingTheme }) {
  if (isOpen && owner !== null && deadlineOn !== null) {
    return (
      <p className="num text-small text-ink-2">
        <b className="font-[560] text-ink">{owner.name}</b> answers for it, promised for <span className={daysLate > 0 ? 'font-[560] text-late' : ''}>{`${formatDay(deadlineOn)}${daysLate > 0 ? `, ${daysLate === 1 ? '1 day' : `${daysLate} days`} late` : ''}`}</span>
      </p>
    );
  }
  if (answer !== null) {
    return (
      <>
        <p className="border-s-2 border-kept ps-3 break-words">{answer}</p>
        <p className="num text-tiny text-ink-3">{toldAt === null ? 'They have not been told yet.' : `They were told on ${formatDay(toldAt.slice(0, 10))}.`}</p>
      </>
    );
  }
  return <p className="text-small text-ink-2">{status === 'emerging' ? 'Nobody answers for it yet: it waits in triage.' : 'Nobody answers for it yet.'}</p>;
}
