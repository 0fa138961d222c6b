import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FeedbackItemRow } from './feedback-item.tsx';
import { closestQuery, type FeedbackFilters } from './queries.ts';

const mostShown = 5;

/** What means the same as a search without holding its words, each text once; nothing is shown where there is nothing. */
export function InOtherWords({ filters }: { filters: FeedbackFilters & { q: string } }) {
  const { data, isPending } = useQuery(closestQuery(filters));
  const near = [...new Map((data?.items ?? []).filter(({ foundBy }) => foundBy === 'meaning').map((item) => [item.text, item])).values()].slice(0, mostShown);
  if (isPending) return <Skeleton rows={2} label="Looking for the same in other words" />;
  if (near.length === 0) return null;
  return (
    <section aria-labelledby="in-other-words" className="mb-10 max-w-[78ch] border-s-2 border-line-strong ps-5">
      <h2 id="in-other-words" className="text-small font-[600] text-ink-2">
        In other words
      </h2>
      <ol>
        {near.map((item) => (
          <FeedbackItemRow key={item.id} item={item} marks={item.spans} />
        ))}
      </ol>
    </section>
  );
}
