import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { FeedbackPage } from '../../features/listen/feedback-page.tsx';
import { feedbackQuery } from '../../features/listen/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const flag = (value: unknown) => (searchText(value) === '1' ? ('1' as const) : undefined);
const search = searchOf({ kind: searchText, source: searchText, from: searchText, to: searchText, q: searchText, segment: searchText, unthemed: flag });

export const Route = createFileRoute('/_app/feedback')({
  validateSearch: search,
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
