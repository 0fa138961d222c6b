import { sendingCodes } from '@kept/core/sending-words.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { surveyQuery } from '../../features/listen/queries.ts';
import { SurveyPage } from '../../features/listen/survey-page.tsx';
import { sendingDays, surveyDevices, surveyTabs } from '../../features/listen/survey-view.ts';
import { sessionQuery } from '../../features/organisation/queries.ts';
import { searchOf } from '../../search-of.ts';
import { searchText } from '../../search-text.ts';
import { searchWord } from '../../search-word.ts';

const isOne = searchWord(['1'] as const);
const isDays = searchWord(sendingDays);
const search = searchOf({ tab: searchWord(surveyTabs), question: searchText, lang: searchWord(surveyLanguages), device: searchWord(surveyDevices), apart: (value) => isOne(searchText(value)), days: (value) => isDays(searchText(value)), reason: searchWord(sendingCodes) });

export const Route = createFileRoute('/_app/surveys/$id')({
  validateSearch: search,
  loader: ({ context, params }) => context.queryClient.ensureQueryData(surveyQuery(params.id)),
  component: SurveyRoute,
});

function SurveyRoute() {
  const { id } = Route.useParams();
  const view = Route.useSearch();
  const navigate = Route.useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(surveyQuery(id));
  return <SurveyPage key={id} survey={data} view={view} onView={(next) => void navigate({ search: next, replace: true, resetScroll: false, hashScrollIntoView: false })} mayWrite={session.permissions.includes('surveys.write')} />;
}
