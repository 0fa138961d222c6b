import { checkSurvey } from '@kept/core/listen/check-survey.ts';
import { type QuestionKind, questionKinds } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { useActions } from '../../app-shell/use-actions.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyBar } from '../../ui/key-bar.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { movedQuestion, withNewQuestion, withoutQuestion, withQuestion } from './edit-survey.ts';
import { QuestionEditor } from './question-editor.tsx';
import { QuestionList } from './question-list.tsx';
import { SurveyLanguages } from './survey-languages.tsx';
import { kindWords } from './survey-words.ts';
import type { SurveyDraft } from './use-survey-draft.ts';

interface SurveyBuildProps {
  draft: SurveyDraft;
  mayWrite: boolean;
  /** The key of the question being edited; the page keeps it in the URL. */
  chosen: string | undefined;
  onChoose: (key: string) => void;
  language: SurveyLanguage;
  onLanguage: (language: SurveyLanguage) => void;
}

const keys = [
  { keys: 'j', label: 'next question' },
  { keys: 'k', label: 'previous' },
  { keys: 'u', label: 'move up' },
  { keys: 'd', label: 'move down' },
  { keys: 'z', label: 'undo' },
];

/** The questions of a survey on one side, the one being edited on the other. */
export function SurveyBuild({ draft, mayWrite, chosen, onChoose, language, onLanguage }: SurveyBuildProps) {
  const { definition, change } = draft;
  const { questions } = definition;
  const place = Math.max(questions.findIndex((one) => one.key === chosen), 0);
  const open = questions[place];
  const problems = checkSurvey(definition);
  const add = (kind: QuestionKind) => {
    const made = withNewQuestion(definition, kind);
    change(made.definition, 'Question added.');
    onChoose(made.key);
  };
  const move = (step: -1 | 1) => open !== undefined && change(movedQuestion(definition, open.key, step), `Question ${place + 1} moved ${step === -1 ? 'up' : 'down'}.`);
  const remove = () => open !== undefined && change(withoutQuestion(definition, open.key), `Question ${place + 1} deleted.`);
  const choose = (step: -1 | 1) => onChoose(questions[Math.min(Math.max(place + step, 0), questions.length - 1)]?.key ?? '');
  const group = 'Survey';
  useActions([
    { id: 'next-question', label: 'Next question', group, keys: 'j', isKeyOnly: true, run: () => choose(1) },
    { id: 'previous-question', label: 'Previous question', group, keys: 'k', isKeyOnly: true, run: () => choose(-1) },
    ...(mayWrite ? [
      { id: 'question-up', label: 'Move the question up', group, keys: 'u', run: () => move(-1) },
      { id: 'question-down', label: 'Move the question down', group, keys: 'd', run: () => move(1) },
      ...questionKinds.map((kind) => ({ id: `add-${kind}`, label: `Add a question: ${kindWords[kind]}`, group, run: () => add(kind) })),
    ] : []),
  ]);
  const adding = mayWrite ? <Menu trigger="Add a question" items={questionKinds.map((kind) => ({ id: kind, label: kindWords[kind], onSelect: () => add(kind) }))} /> : undefined;
  return (
    <div className="grid gap-6">
      <ProblemNotice error={draft.error} />
      <SurveyLanguages definition={definition} language={language} onLanguage={onLanguage} onChange={change} mayWrite={mayWrite} />
      {questions.length === 0 || open === undefined ? (
        <EmptyState kind="none-yet" title="There is no question yet." action={adding}>
          Begin with the one question you would ask if there were only one.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(260px,340px)_1fr] items-start gap-8 max-wide:grid-cols-1">
          <div className="grid gap-3">
            <QuestionList definition={definition} language={language} problems={problems} chosen={open.key} onChoose={onChoose} />
            {adding}
          </div>
          <QuestionEditor
            key={`${open.key} ${language}`}
            definition={definition}
            question={open}
            place={place}
            language={language}
            problems={problems.filter((problem) => problem.pointer.startsWith(`/questions/${place}/`))}
            isOff={!mayWrite}
            onChange={(question, told) => change(withQuestion(definition, question), told)}
            onMove={move}
            onRemove={remove}
          />
        </div>
      )}
      <div className="max-desk:hidden">
        <KeyBar entries={keys} />
      </div>
    </div>
  );
}
