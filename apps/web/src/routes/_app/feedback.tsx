import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { FeedbackPage } from '../../features/listen/feedback-page.tsx';
import { readFeedbackSearch } from '../../features/listen/feedback-search.ts';
import { feedbackQuery } from '../../features/listen/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/feedback')({
  validateSearch: readFeedbackSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureInfiniteQueryData(feedbackQuery(deps)),
  component: FeedbackRoute,
});

function FeedbackRoute() {
  const filters = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(feedbackQuery(filters));
  const summary = data.pages[0];
  if (summary === undefined) return null;
  return (
    <FeedbackPage
      key={filters.q ?? ''}
      summary={summary}
      items={data.pages.flatMap((page) => page.items)}
      filters={filters}
      mayImport={session.permissions.includes('import.write')}
      more={{ isThere: hasNextPage, isLoading: isFetchingNextPage, load: () => void fetchNextPage() }}
      onFilter={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
    />
  );
}
