import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { useQuery } from '@tanstack/react-query';
import { countWords } from '../../ui/count-words.ts';
import { formatDay } from '../../ui/format-day.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Quote } from '../../ui/quote.tsx';
import { fixReasonsQuery } from './queries.ts';

const answerWords = { fixed: 'Fixed', partly: 'Partly', not_fixed: 'Not fixed', do_not_know: 'Do not know' } as const satisfies Record<FixAnswer, string>;

/** Why customers contradict a fix, in their words; nothing is shown while nobody does. */
export function ThemeReasons({ themeId }: { themeId: string }) {
  const { data, error } = useQuery(fixReasonsQuery(themeId));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined || data.against + data.withReason === 0) return null;
  const { against, withReason, reasons } = data;
  return (
    <section id="reasons" aria-labelledby="reasons-heading" className="mt-10 grid scroll-mt-24 gap-3 border-t border-line-strong pt-6">
      <div className="grid gap-1">
        <h2 id="reasons-heading" className="text-row font-[620]">
          Why it did not help
        </h2>
        <p className="num text-small text-ink-2">{leadOf(against, withReason)}</p>
      </div>
      {reasons.length === 0 ? null : (
        <ul>
          {reasons.map(({ id, answer, text, saidAt, isAboutLatest }) => (
            <li key={id} className="border-t border-line py-3">
              <Quote
                text={text}
                meta={
                  <>
                    <span>{answerWords[answer]}</span>
                    <span>{formatDay(saidAt.slice(0, 10))}</span>
                    {isAboutLatest ? null : <span>about an earlier fix</span>}
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
      {withReason > reasons.length ? <p className="text-small text-ink-2">{`The newest ${String(reasons.length)} are shown.`}</p> : null}
    </section>
  );
}

function leadOf(against: number, withReason: number): string {
  const said = against === 0 ? 'Nobody says that it did not help.' : `${countWords(against, 'customer says', 'customers say')} that it did not help, or not wholly.`;
  return `${said} ${withReason === 0 ? 'None gave a reason.' : `${countWords(withReason, 'answer came', 'answers came')} with a reason; contact details are taken out.`}`;
}
