import { isChoice, type SurveyDefinition, wordsIn } from '@kept/core/listen/survey-definition.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AnswerCounts } from './answer-counts.tsx';
import { PressedScores } from './pressed-scores.tsx';
import { type SurveyResponses, surveyResponsesQuery, type WholeSurvey } from './queries.ts';
import { languageWord } from './survey-words.ts';

type Response = SurveyResponses['items'][number];

/** What people answered, each with the version they were given; and what was kept apart, with the reason. */
export function SurveyAnswers({ survey, isApart, onApart, mayWrite }: { survey: WholeSurvey; isApart: boolean; onApart: (isApart: boolean) => void; mayWrite: boolean }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(surveyResponsesQuery(survey.id, isApart));
  const queryClient = useQueryClient();
  const accept = useMutation({
    mutationFn: async (response: string) => api.surveys[':id'].responses[':response'].acceptance.$post({ param: { id: survey.id, response } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      showToast({ message: 'The answer counts.' });
    },
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const definitionOf = (version: number) => survey.versions.find((one) => one.number === version)?.definition ?? survey.draft;
  return (
    <div className="grid max-w-[78ch] gap-5">
      <Chips
        label="Which answers"
        chips={[{ value: 'counted', label: 'Counted', count: survey.answers }, { value: 'apart', label: 'Kept apart', count: survey.apart }]}
        chosen={[isApart ? 'apart' : 'counted']}
        onToggle={(value) => onApart(value === 'apart')}
      />
      <ProblemNotice error={error ?? accept.error} />
      {isApart ? <p className="text-small text-ink-2">These look as if a program had sent them. They are in no figure and no theme until somebody lets them count.</p> : <AnswerCounts definition={survey.versions[0]?.definition ?? survey.draft} counts={data?.pages[0]?.counts ?? []} />}
      {isApart ? null : <PressedScores surveyId={survey.id} />}
      {isPending ? <Skeleton rows={6} /> : null}
      {!isPending && items.length === 0 ? <EmptyState kind="none-yet" title={isApart ? 'Nothing was kept apart.' : 'Nobody has answered yet.'}>{isApart ? undefined : 'Share the link; answers appear here at once.'}</EmptyState> : null}
      <ul className="border-t border-line empty:hidden">
        {items.map((response) => (
          <ResponseRow key={response.id} response={response} definition={definitionOf(response.version)} onAccept={isApart && mayWrite ? () => accept.mutate(response.id) : undefined} />
        ))}
      </ul>
      {hasNextPage ? (
        <div>
          <Button isBusy={isFetchingNextPage} busyLabel="Loading…" onClick={() => void fetchNextPage()}>
            25 more
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function ResponseRow({ response, definition, onAccept }: { response: Response; definition: SurveyDefinition; onAccept: (() => void) | undefined }) {
  const { customer, version, language, startedAt, isComplete, suspicions, leftOut, hidden } = response;
  const facts = [new Date(startedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }) + ' UTC', customer === null ? 'anonymous' : (customer.name ?? 'a customer without a name'), `version ${version}`, definition.languages.length > 1 ? languageWord(definition.languages.find((one) => one === language) ?? 'en') : '', isComplete ? '' : 'not finished', ...Object.entries(hidden).map(([name, value]) => `${name}: ${value}`)];
  return (
    <li className="grid gap-2 border-b border-line py-4">
      <p className="num flex flex-wrap gap-x-3 text-tiny text-ink-3">
        {facts.filter((fact) => fact !== '').map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
      </p>
      <dl className="grid gap-2">
        {response.answers.map((answer) => {
          const question = definition.questions.find((one) => one.key === answer.question);
          const main = definition.languages[0] ?? 'en';
          const labels = question !== undefined && isChoice(question) ? (answer.choices ?? []).map((choice) => wordsIn(question.options.find((option) => option.key === choice)?.label ?? {}, main, definition) || choice) : [];
          return (
            <div key={answer.question} className="grid gap-0.5">
              <dt className="text-tiny text-ink-2">{question === undefined ? answer.question : wordsIn(question.wording, main, definition)}</dt>
              <dd dir="auto" className={answer.text === null ? 'font-[560]' : 'font-voice text-voice'}>{answer.text === null ? (answer.score === null ? labels.join(', ') : `${answer.score}${answer.scaleMax === null ? '' : ` of ${answer.scaleMax}`}`) : `“${answer.text}”`}</dd>
            </div>
          );
        })}
      </dl>
      {[...suspicions, ...leftOut].map((sentence) => (
        <p key={sentence} className="text-small text-late">
          {sentence}
        </p>
      ))}
      {onAccept === undefined ? null : (
        <div>
          <Button size="small" onClick={onAccept}>
            Let it count
          </Button>
        </div>
      )}
    </li>
  );
}
