import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useActions } from '../../app-shell/use-actions.ts';
import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { NewSurveyDialog } from './new-survey-dialog.tsx';
import type { Survey } from './queries.ts';
import { surveyStateWords } from './survey-words.ts';

/** Every survey: its first question, its public page, how many answered. */
export function SurveysPage({ surveys, mayWrite }: { surveys: readonly Survey[]; mayWrite: boolean }) {
  const [isMaking, setMaking] = useState(false);
  const navigate = useNavigate();
  useActions(mayWrite ? [{ id: 'make-survey', label: 'Make a survey', group: 'Surveys', words: 'new create', run: () => setMaking(true) }] : []);
  const make = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      Make a survey
    </Button>
  );
  return (
    <>
      <PageHeader title="Surveys" lead="A few questions people finish in half a minute, on a phone, without signing in." actions={mayWrite && surveys.length > 0 ? make : undefined} />
      {surveys.length === 0 ? (
        <EmptyState kind="none-yet" title="There is no survey yet." action={mayWrite ? make : undefined}>
          A survey gets a public page once it is published; put its link into your mails, receipts and chats.
        </EmptyState>
      ) : (
        <ul className="max-w-[78ch] border-t border-line">
          {surveys.map((survey) => (
            <SurveyRow key={survey.id} survey={survey} />
          ))}
        </ul>
      )}
      {isMaking ? <NewSurveyDialog onClose={() => setMaking(false)} onMade={(id) => void navigate({ to: '/surveys/$id', params: { id } })} /> : null}
    </>
  );
}

function SurveyRow({ survey }: { survey: Survey }) {
  const { id, title, question, questions, answers, apart, url, state, version } = survey;
  return (
    <li className="grid gap-1.5 border-b border-line py-5">
      <h2 className="text-large font-[600]">
        <Link to="/surveys/$id" params={{ id }} className="hover:underline">
          {title}
        </Link>
      </h2>
      <p className="num flex flex-wrap gap-x-3 text-small text-ink-2">
        <span>{surveyStateWords(state, version)}</span>
        <span>{countWords(questions, 'question', 'questions')}</span>
        <span>{countWords(answers, 'answer', 'answers')}</span>
        {apart === 0 ? null : <span>{`${apart.toLocaleString('en-GB')} kept apart`}</span>}
      </p>
      {question === '' ? null : <p className="text-small text-ink-2">{question}</p>}
      {state === 'draft' ? null : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
          <a href={new URL(url).pathname} className="text-link">
            <BreakableAddress address={url} />
          </a>
          <CopyLink url={url} about={`“${title}”`} />
        </p>
      )}
    </li>
  );
}
