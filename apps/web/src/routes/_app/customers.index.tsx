import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { customersQuery } from '../../features/listen/customer-queries.ts';
import { CustomersPage } from '../../features/listen/customers-page.tsx';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ q: searchText });

export const Route = createFileRoute('/_app/customers/')({
  validateSearch: search,
  loaderDeps: ({ search: { q } }) => ({ q }),
  loader: ({ context, deps }) => context.queryClient.ensureInfiniteQueryData(customersQuery(deps.q)),
  component: CustomersRoute,
});

function CustomersRoute() {
  const { q } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(customersQuery(q));
  return (
    <CustomersPage
      key={q ?? ''}
      rows={data.pages.flatMap((page) => page.items)}
      words={q}
      mayImport={session.permissions.includes('import.write')}
      more={{ isThere: hasNextPage, isLoading: isFetchingNextPage, load: () => void fetchNextPage() }}
      onSearch={(words) => void navigate({ search: { q: words }, replace: true })}
    />
  );
}
