import { useQuery } from '@tanstack/react-query';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { formatInstant } from '../../../ui/format-instant.ts';
import type { Digest } from '../queries.ts';
import { differenceWords, sideWords } from './comparison-words.ts';
import { type Comparison, comparisonQuery } from './queries.ts';

const ends = { now: 'now', ninety_days: 'ninety days later', next_digest: 'the next digest, which told those who were held back' } as const satisfies Record<Comparison['untilWhy'], string>;

/** Whether telling people changed anything: told against held back, each figure with how many stand behind it. */
export function ComparisonSection({ digest }: { digest: Digest }) {
  const { data, error } = useQuery({ ...comparisonQuery(digest.id), enabled: digest.controlPercent > 0 });
  if (digest.controlPercent === 0) return null;
  return (
    <section aria-labelledby="comparison-heading" className="mt-10">
      <h2 id="comparison-heading" className="font-[620]">Did telling people change anything?</h2>
      <ProblemNotice error={error} />
      {data === undefined ? error === null ? <Skeleton rows={4} /> : null : <Figures comparison={data} />}
    </section>
  );
}

function Figures({ comparison }: { comparison: Comparison }) {
  const { people, from, until, untilWhy, timezone, fewest, measures } = comparison;
  if (from === null || until === null) return <p className="mt-1 text-small text-ink-2">Nothing has gone out yet.</p>;
  if (people.heldBack === 0) return <p className="mt-1 max-w-[64ch] text-small text-ink-2">Nobody was held back: everybody had a point of their own in it, shared an address or missed the last one.</p>;
  return (
    <>
      <p className="num mt-1 max-w-[68ch] text-small text-ink-2">
        {people.told.toLocaleString('en-GB')} were told and {people.heldBack.toLocaleString('en-GB')} were held back, drawn by lot among those without a point of their own. Counted from {formatInstant(from, timezone)} to {formatInstant(until, timezone)} ({ends[untilWhy]}). Below {fewest} on a side nothing is said.
      </p>
      <div className="mt-3 overflow-x-auto">
        <table className="w-full max-w-[820px] border-collapse text-small">
          <caption className="sr-only">Told against held back</caption>
          <thead>
            <tr className="border-b border-line-strong text-start text-tiny text-ink-3">
              <th scope="col" className="py-2 text-start font-normal">What they did</th>
              <th scope="col" className="py-2 ps-4 text-end font-normal">Told</th>
              <th scope="col" className="py-2 ps-4 text-end font-normal">Held back</th>
              <th scope="col" className="py-2 ps-4 text-start font-normal">Difference (95 % interval)</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((one) => (
              <tr key={one.key} className="border-b border-line align-top">
                <th scope="row" className="py-2 text-start font-normal">
                  {one.label}
                  <span className="block text-tiny text-ink-3">{one.meaning}</span>
                </th>
                <td className="num py-2 ps-4 text-end">{sideWords(one.told, one.unit)}</td>
                <td className="num py-2 ps-4 text-end">{sideWords(one.heldBack, one.unit)}</td>
                <td className="num py-2 ps-4">{differenceWords(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
