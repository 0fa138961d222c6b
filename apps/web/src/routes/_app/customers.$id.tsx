import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { contextQuery } from '../../features/listen/customer-queries.ts';
import { CustomerPage } from '../../features/listen/customer-page.tsx';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ contact: searchText });

export const Route = createFileRoute('/_app/customers/$id')({
  validateSearch: search,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(contextQuery(params.id)),
  component: CustomerRoute,
});

function CustomerRoute() {
  const { id } = Route.useParams();
  const { contact } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(contextQuery(id));
  return (
    <CustomerPage
      key={id}
      context={data}
      contactId={contact}
      currency={session.organisation.currency}
      may={{ write: session.permissions.includes('customers.write'), erase: session.permissions.includes('customers.erase'), readThemes: session.permissions.includes('themes.read') }}
      onContact={(open) => void navigate({ search: { contact: open }, replace: true, resetScroll: false })}
      onErased={() => navigate({ to: '/customers' })}
    />
  );
}
