import type { FieldProblem } from '@kept/core/errors.ts';
import { type SurveyDefinition, wordsIn } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { conditionWords, kindWords } from './survey-words.ts';

interface QuestionListProps {
  definition: SurveyDefinition;
  language: SurveyLanguage;
  problems: readonly FieldProblem[];
  chosen: string;
  onChoose: (key: string) => void;
}

/** The questions in the order they are asked, with when each is asked and what is missing. */
export function QuestionList({ definition, language, problems, chosen, onChoose }: QuestionListProps) {
  return (
    <ol className="border-t border-line" aria-label="Questions">
      {definition.questions.map((question, place) => {
        const wording = wordsIn(question.wording, language, definition);
        const missing = problems.filter((problem) => problem.pointer.startsWith(`/questions/${place}/`)).length;
        const when = question.showIf.map((one) => conditionWords(one, definition)).join(' and ');
        return (
          <li key={question.key} className="border-b border-line">
            <button
              type="button"
              aria-current={question.key === chosen ? 'true' : undefined}
              className={`grid w-full grid-cols-[24px_1fr] gap-x-2 border-s-2 px-2 py-2.5 text-start focus-visible:-outline-offset-2 ${question.key === chosen ? 'border-kept bg-kept-soft' : 'border-transparent hover:bg-sunken'}`}
              onClick={() => onChoose(question.key)}
            >
              <span className="num text-small text-ink-3">{place + 1}</span>
              <span className="grid min-w-0 gap-0.5">
                <span className={`break-words ${wording === '' ? 'text-ink-3' : ''}`}>{wording === '' ? 'No wording yet' : wording}</span>
                <span className="text-tiny text-ink-2">
                  {kindWords[question.kind]}
                  {question.isRequired ? '' : ', optional'}
                </span>
                {when === '' ? null : <span className="text-tiny text-ink-2">Only if {when}</span>}
                {missing === 0 ? null : <span className="text-tiny font-[560] text-late">{missing === 1 ? '1 thing to mend' : `${missing} things to mend`}</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
