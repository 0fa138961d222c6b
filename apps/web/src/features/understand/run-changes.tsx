import { Link } from '@tanstack/react-router';
import { Quote } from '../../ui/quote.tsx';
import type { RunChange } from './queries.ts';
import { changeWords } from './change-words.ts';

/** Theme by theme: what came, what went, and the words behind it. */
export function RunChanges({ title, changes }: { title: string; changes: readonly RunChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="text-row font-[620]">{title}</h2>
      <ul className="mt-2 border-t border-line">
        {changes.map((change) => (
          <li key={change.themeId} className="grid gap-3 border-b border-line py-4">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              {change.isThere ? (
                <Link to="/themes/$id" params={{ id: change.themeId }} className="title-link text-row break-words">
                  {change.title}
                </Link>
              ) : (
                <span className="text-row break-words">{change.title}</span>
              )}
              <span className="num text-small text-ink-2">{changeWords(change)}</span>
              {change.owner === null ? null : <span className="text-small text-ink-3">{change.owner} answers for it</span>}
            </p>
            {change.leaving.length + change.joining.length === 0 ? null : (
              <div className="grid grid-cols-2 gap-x-8 gap-y-3 max-desk:grid-cols-1">
                <Words title="Would go" texts={change.leaving} more={change.left} />
                <Words title="Would come" texts={change.joining} more={change.joined} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ title, texts, more }: { title: string; texts: readonly string[]; more: number }) {
  if (texts.length === 0) return null;
  return (
    <div className="grid content-start gap-2">
      <h3 className="num text-small text-ink-3">{more > texts.length ? `${title}, ${texts.length} of ${more.toLocaleString('en-GB')}` : title}</h3>
      {texts.map((text) => (
        <Quote key={text} text={text} isClamped />
      ))}
    </div>
  );
}
