import { useState } from 'react';
import { BreakableAddress } from '../../ui/breakable-address.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { countWords } from '../../ui/count-words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { metricWords } from './import-words.ts';
import { NewSurveyDialog } from './new-survey-dialog.tsx';
import type { Survey } from './queries.ts';

/** Every survey: its question, its public page, how many answered. */
export function SurveysPage({ surveys, mayWrite }: { surveys: readonly Survey[]; mayWrite: boolean }) {
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      Make a survey
    </Button>
  );
  return (
    <>
      <PageHeader title="Surveys" lead="One question with a score, one for a comment. People answer on a phone, without signing in." actions={mayWrite && surveys.length > 0 ? make : undefined} />
      {surveys.length === 0 ? (
        <EmptyState kind="none-yet" title="There is no survey yet." action={mayWrite ? make : undefined}>
          A survey gets a public page at once; put its link into your mails, receipts and chats.
        </EmptyState>
      ) : (
        <ul className="max-w-[78ch] border-t border-line">
          {surveys.map((survey) => (
            <SurveyRow key={survey.id} survey={survey} />
          ))}
        </ul>
      )}
      {isMaking ? <NewSurveyDialog onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function SurveyRow({ survey }: { survey: Survey }) {
  return (
    <li className="grid gap-1.5 border-b border-line py-5">
      <h2 className="text-large font-[600]">{survey.question}</h2>
      <p className="num flex flex-wrap gap-x-3 text-small text-ink-2">
        <span>{survey.title}</span>
        <span>{metricWords[survey.metric].replace(/, .*/, '')}, {`${survey.scaleMin} (${survey.lowLabel}) to ${survey.scaleMax} (${survey.highLabel})`}</span>
        <span>{countWords(survey.answers, 'answer', 'answers')}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
        <a href={new URL(survey.url).pathname} className="text-link">
          <BreakableAddress address={survey.url} />
        </a>
        <CopyLink url={survey.url} about={`“${survey.question}”`} />
      </p>
    </li>
  );
}
