import { formatDay } from '../../ui/format-day.ts';

/** The next public holidays, by name; nothing where none is kept. */
export function NextHolidays({ next }: { next: readonly { on: string; name: string }[] }) {
  if (next.length === 0) return null;
  return (
    <section aria-labelledby="next-holidays">
      <h3 id="next-holidays" className="mb-1 text-small font-[560]">
        The next public holidays
      </h3>
      <ol className="border-t border-line text-small">
        {next.map(({ on, name }) => (
          <li key={`${on}${name}`} className="grid grid-cols-[9rem_minmax(0,1fr)] border-b border-line py-1.5">
            <time dateTime={on} className="num text-ink-2">
              {formatDay(on)}
            </time>
            <span className="break-words">{name}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
