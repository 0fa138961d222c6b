import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute, redirect } from '@tanstack/react-router';
import { themeQuery } from '../../features/act/queries.ts';
import { dialogOf } from '../../features/act/theme-deeds.ts';
import { ThemePage } from '../../features/act/theme-page.tsx';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';

const search = searchOf({ do: searchText, kind: searchText, channel: searchText, felt: searchText, source: searchText, segment: searchText, days: searchText });

export const Route = createFileRoute('/_app/themes/$id')({
  validateSearch: search,
  loader: async ({ context, params }) => {
    const { mergedIntoId } = await context.queryClient.ensureQueryData(themeQuery(params.id));
    if (mergedIntoId !== null) throw redirect({ to: '/themes/$id', params: { id: mergedIntoId }, replace: true });
  },
  component: ThemeRoute,
});

function ThemeRoute() {
  const { id } = Route.useParams();
  const { do: asked, ...words } = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data } = useSuspenseQuery(themeQuery(id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <ThemePage
      theme={data}
      memberId={session.member.id}
      maySeeAgents={session.permissions.includes('friction.read')}
      words={words}
      onWords={(next) => void navigate({ search: next, replace: true, resetScroll: false, hashScrollIntoView: false })}
      dialog={dialogOf(asked)}
      onDialog={(dialog) => void navigate({ search: { ...words, do: dialog }, hash: true, replace: true, resetScroll: false, hashScrollIntoView: false })}
    />
  );
}
