import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { ContactsPage } from '../../features/listen/contacts-page.tsx';
import { readContactsSearch } from '../../features/listen/contacts-search.ts';
import { contactsQuery } from '../../features/listen/customer-queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';

export const Route = createFileRoute('/_app/contacts')({
  validateSearch: readContactsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queryClient.ensureInfiniteQueryData(contactsQuery(deps)),
  component: ContactsRoute,
});

function ContactsRoute() {
  const filters = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(contactsQuery(filters));
  const first = data.pages[0];
  if (first === undefined) return null;
  return (
    <ContactsPage
      rows={data.pages.flatMap((page) => page.items)}
      choices={first}
      filters={filters}
      timezone={session.organisation.timezone}
      mayImport={session.permissions.includes('import.write')}
      more={{ isThere: hasNextPage, isLoading: isFetchingNextPage, load: () => void fetchNextPage() }}
      onFilter={(next) => void navigate({ search: next, replace: true, resetScroll: false })}
    />
  );
}
