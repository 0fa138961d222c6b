import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { KeyPeoplePage } from '../../features/measure/key-people/key-people-page.tsx';
import { keyPeopleQuery } from '../../features/measure/key-people/key-people-queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ people: searchText });

export const Route = createFileRoute('/_app/key-people')({
  validateSearch: search,
  loaderDeps: ({ search: { people } }) => ({ people }),
  loader: ({ context, deps }) => context.queryClient.ensureQueryData(keyPeopleQuery(deps.people)),
  component: KeyPeopleRoute,
});

function KeyPeopleRoute() {
  const { people } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(keyPeopleQuery(people));
  const here = people === undefined ? '/key-people' : `/key-people?people=${people}`;
  const may = (permission: string) => session.permissions.some((each) => each === permission);
  return <KeyPeoplePage data={data} here={here} may={may} onPick={(ids) => void navigate({ search: { people: ids === undefined || ids.length === 0 ? undefined : ids.join(',') }, replace: true, resetScroll: false })} />;
}
