import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { problemMessage } from '../../ui/problem-message.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { showToast } from '../../ui/toast.tsx';
import { PublishSurveyDialog } from './publish-survey-dialog.tsx';
import type { WholeSurvey } from './queries.ts';
import { SurveyAnswers } from './survey-answers.tsx';
import { SurveyBuild } from './survey-build.tsx';
import { SurveyPreview } from './survey-preview.tsx';
import { SurveySending } from './survey-sending.tsx';
import { SurveyShare } from './survey-share.tsx';
import { SurveyVersions } from './survey-versions.tsx';
import { type SurveyView, surveyTabs } from './survey-view.ts';
import { surveyStateWords } from './survey-words.ts';
import { useSurveyDraft } from './use-survey-draft.ts';

/** One survey: build it, look at it, share it, read what came back. */
export function SurveyPage({ survey, view, onView, mayWrite }: { survey: WholeSurvey; view: SurveyView; onView: (next: SurveyView) => void; mayWrite: boolean }) {
  const draft = useSurveyDraft(survey);
  const [isPublishing, setPublishing] = useState(false);
  const set = (next: SurveyView) => onView({ ...view, ...next });
  const language = draft.definition.languages.find((one) => one === view.lang) ?? draft.definition.languages[0] ?? 'en';
  const shared = { language, onLanguage: (lang: SurveyLanguage) => set({ lang }) };
  const { questions } = draft.definition;
  return (
    <>
      <PageHeader
        title={survey.title}
        over={surveyStateWords(survey.state, survey.version)}
        lead={draft.isSaved ? (survey.isChanged && survey.version !== null ? 'The draft has changes people do not see yet.' : undefined) : 'Saving…'}
        actions={mayWrite ? <SurveyDeeds survey={survey} onPublish={() => setPublishing(true)} /> : undefined}
      />
      <Tabs
        label="Views of this survey"
        chosen={view.tab ?? 'build'}
        onChoose={(tab) => set({ tab: surveyTabs.find((one) => one === tab) })}
        tabs={[
          { value: 'build', label: 'Build', count: questions.length, panel: <SurveyBuild draft={draft} mayWrite={mayWrite} chosen={view.question} onChoose={(question) => set({ question })} {...shared} /> },
          { value: 'preview', label: 'Preview', panel: <SurveyPreview id={survey.id} draft={draft} device={view.device ?? 'phone'} onDevice={(device) => set({ device })} {...shared} /> },
          { value: 'share', label: 'Share', panel: <SurveyShare survey={survey} draft={draft} mayWrite={mayWrite} /> },
          { value: 'sending', label: 'Sending', panel: <SurveySending id={survey.id} days={view.days ?? '90'} reason={view.reason} onView={set} mayWrite={mayWrite} /> },
          { value: 'answers', label: 'Answers', count: survey.answers, panel: <SurveyAnswers survey={survey} isApart={view.apart === '1'} onApart={(isApart) => set({ apart: isApart ? '1' : undefined })} mayWrite={mayWrite} /> },
        ]}
      />
      {(view.tab ?? 'build') === 'build' ? <SurveyVersions survey={survey} /> : null}
      {isPublishing ? <PublishSurveyDialog survey={survey} definition={draft.definition} isSaved={draft.isSaved} onClose={() => setPublishing(false)} /> : null}
    </>
  );
}

const told = { open: 'The survey is open.', closed: 'The survey is closed. Who is answering may finish.', deleted: 'The survey is deleted. Its answers stay.' } as const;

function SurveyDeeds({ survey, onPublish }: { survey: WholeSurvey; onPublish: () => void }) {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (state: keyof typeof told) => parseResponse(api.surveys[':id'].$patch({ param: { id: survey.id }, json: { state } })),
    onSuccess: async (_, state) => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      showToast({ message: told[state], undo: () => change.mutate(survey.state === 'closed' ? 'closed' : 'open') });
    },
    onError: (error) => showToast({ message: problemMessage(error).sentence, tone: 'late' }),
  });
  const isOpen = survey.state === 'open';
  return (
    <>
      <Button variant="primary" disabled={!survey.isChanged} onClick={onPublish}>
        Publish
      </Button>
      <Menu
        trigger={<Ellipsis aria-hidden="true" size={18} />}
        label="More about this survey"
        size="icon"
        align="end"
        items={[
          ...(survey.version === null ? [] : [{ id: 'state', label: isOpen ? 'Close the survey' : 'Open it again', onSelect: () => change.mutate(isOpen ? 'closed' : 'open') }]),
          ...(survey.state === 'deleted' ? [] : [{ id: 'delete', label: 'Delete the survey', onSelect: () => change.mutate('deleted') }]),
        ]}
      />
    </>
  );
}
