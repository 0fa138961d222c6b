import { useQuery } from '@tanstack/react-query';
import { ladderPreviewQuery, type SentStep } from './ladder-queries.ts';

/** What such steps would do, in sentences, before anything is saved; and what has to be mended first. */
export function LadderPreview({ steps, themeId }: { steps: readonly SentStep[]; themeId: string | null }) {
  const isWhole = steps.every(({ days }) => Number.isInteger(days));
  const { data } = useQuery({ ...ladderPreviewQuery(steps, themeId), enabled: isWhole });
  return (
    <section aria-labelledby="ladder-preview" aria-live="polite" className="sticky top-20 self-start border-s border-line ps-6 max-wide:static max-wide:border-s-0 max-wide:border-t max-wide:ps-0 max-wide:pt-5">
      <h3 id="ladder-preview" className="mb-2 text-small font-[620]">
        What it would do
      </h3>
      {data?.previews.map(({ title, sentence }) => (
        <div key={title} className="mb-4">
          <p className="text-small text-ink-2">{title}</p>
          <p className="break-words">{sentence}</p>
        </div>
      ))}
      {data === undefined || data.problems.length === 0 ? null : (
        <ul className="grid gap-1.5 text-small font-[560] text-late">
          {data.problems.map(({ pointer, message }) => (
            <li key={`${pointer}${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
