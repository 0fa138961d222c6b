import { leftOutCodes } from '@kept/core/close-loop/mail-rules.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { DigestPage } from '../../features/close-loop/digest-page.tsx';
import { digestQuery } from '../../features/close-loop/queries.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';

const search = searchOf({ tab: searchText, look: searchWord(['desktop', 'phone', 'dark', 'plain', 'rtl']), as: searchText, language: searchWord(surveyLanguages), why: searchWord(leftOutCodes), q: searchText, after: searchText });

export const Route = createFileRoute('/_app/digests/$id')({
  validateSearch: search,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(digestQuery(params.id)),
  component: DigestRoute,
});

function DigestRoute() {
  const { id } = Route.useParams();
  const { data } = useSuspenseQuery(digestQuery(id));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const navigate = Route.useNavigate();
  return (
    <DigestPage
      digest={data}
      view={Route.useSearch()}
      may={(permission) => session.permissions.includes(permission)}
      onView={(view) => void navigate({ search: view, replace: true, resetScroll: false })}
    />
  );
}
