import { Button } from '../../../ui/button.tsx';
import { ButtonLink } from '../../../ui/button-link.tsx';
import { countWords } from '../../../ui/count-words.ts';
import { formatDay } from '../../../ui/format-day.ts';
import type { ProcedureList } from './procedure-queries.ts';
import { useDismissMissed } from './use-missed-searches.ts';

/** What people looked for in the procedures and did not find: a list of procedures to write. Nobody knows who looked. */
export function MissedSearches({ gaps }: { gaps: ProcedureList['gaps'] }) {
  const dismiss = useDismissMissed();
  if (gaps.length === 0) return null;
  return (
    <section className="mt-10" aria-labelledby="missed">
      <h2 id="missed" className="text-heading font-[620] tracking-[-0.015em]">
        Looked for and not found
      </h2>
      <p className="mb-1 text-small text-ink-2">Words people searched for in the last half year that stand in no procedure. Who searched is not kept.</p>
      <ul>
        {gaps.map(({ words, searches, lastOn }) => (
          <li key={words} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2.5">
            <span className="min-w-0 break-words">
              <span className="font-[560]">“{words}”</span> <span className="num text-small text-ink-2">{`${countWords(searches, 'search', 'searches')}, last on ${formatDay(lastOn)}`}</span>
            </span>
            <span className="flex flex-wrap gap-2">
              <ButtonLink size="small" to="/procedures/new" search={{ title: words }} aria-label={`Write it: ${words}`}>
                Write it
              </ButtonLink>
              <Button size="small" aria-label={`Not needed: ${words}`} isBusy={dismiss.isPending && dismiss.variables === words} onClick={() => dismiss.mutate(words)}>
                Not needed
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
