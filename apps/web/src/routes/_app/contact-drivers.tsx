import { createFileRoute } from '@tanstack/react-router';
import { driversQuery } from '../../features/understand/driver-queries.ts';
import { DriversPage } from '../../features/understand/drivers-page.tsx';
import { driversSearch } from '../../features/understand/drivers-search.ts';

export const Route = createFileRoute('/_app/contact-drivers')({
  validateSearch: driversSearch,
  loader: ({ context }) => context.queryClient.ensureQueryData(driversQuery),
  component: DriversRoute,
});

function DriversRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return <DriversPage search={search} onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />;
}
