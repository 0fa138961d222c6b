import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { FeedbackItemRow } from './feedback-item.tsx';
import type { FeedbackFilters } from './feedback-search.ts';
import { closestQuery } from './queries.ts';

const firstFew = 5;

/** What means the same as a search without holding its words, each text once; nothing is shown where there is nothing. */
export function InOtherWords({ filters }: { filters: FeedbackFilters & { q: string } }) {
  const [isOpen, setOpen] = useState(false);
  const { data, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(closestQuery(filters));
  const near = [...new Map((data?.pages ?? []).flatMap(({ items }) => items).map((item) => [item.text, item])).values()];
  if (isPending) return <Skeleton rows={2} label="Looking for the same in other words" />;
  if (near.length === 0) return null;
  const total = data?.pages[0]?.total ?? near.length;
  return (
    <section aria-labelledby="in-other-words" className="mb-10 max-w-[78ch] border-s-2 border-line-strong ps-5">
      <h2 id="in-other-words" className="num text-small font-[600] text-ink-2">
        In other words <span className="font-normal text-ink-3">{total.toLocaleString('en-GB')}, closest first</span>
      </h2>
      <ol>
        {near.slice(0, isOpen ? near.length : firstFew).map((item) => (
          <FeedbackItemRow key={item.id} item={item} marks={item.spans} />
        ))}
      </ol>
      {isOpen && hasNextPage ? (
        <Button size="small" className="mt-4" onClick={() => void fetchNextPage()} isBusy={isFetchingNextPage} busyLabel="Loading…">
          25 more in other words
        </Button>
      ) : null}
      {isOpen || near.length <= firstFew ? null : (
        <Button size="small" className="mt-4" onClick={() => setOpen(true)}>
          {`${(near.length - firstFew).toLocaleString('en-GB')} more in other words`}
        </Button>
      )}
    </section>
  );
}
