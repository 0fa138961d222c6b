import type { FieldProblem } from '@kept/core/errors.ts';
import { isChoice, isRated, questionKinds, safetyItems, type SurveyDefinition, type SurveyQuestion } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { ConditionsEditor } from './conditions-editor.tsx';
import { asKind, withWords } from './edit-survey.ts';
import { OptionsEditor } from './options-editor.tsx';
import { itemWords, kindChoices } from './survey-words.ts';

interface QuestionEditorProps {
  definition: SurveyDefinition;
  question: SurveyQuestion;
  place: number;
  language: SurveyLanguage;
  /** What is to be mended of this question. */
  problems: readonly FieldProblem[];
  isOff: boolean;
  onChange: (question: SurveyQuestion, told?: string) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}

const itemChoices = safetyItems.map((value) => ({ value, label: itemWords[value] }));

/** One question: its words in the chosen language, how it is answered, and when it is asked. */
export function QuestionEditor({ definition, question, place, language, problems, isOff, onChange, onMove, onRemove }: QuestionEditorProps) {
  const problemAt = (end: string) => problems.find((problem) => problem.pointer === `/questions/${place}${end}`)?.message;
  const others = problems.filter((problem) => /\/(scale|options|showIf|key|kind)$/.test(problem.pointer));
  const choose = (value: string) => {
    const kind = questionKinds.find((one) => one === value);
    if (kind !== undefined && kind !== question.kind) onChange(asKind(question, kind), `Question ${place + 1} is asked another way.`);
  };
  return (
    <section aria-label={`Question ${place + 1}`} className="grid max-w-[640px] gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-large font-[600]">Question {place + 1}</h2>
        {isOff ? null : (
          <div className="flex flex-wrap gap-2">
            <Button size="small" keys="u" disabled={place === 0} onClick={() => onMove(-1)}>
              Move up
            </Button>
            <Button size="small" keys="d" disabled={place === definition.questions.length - 1} onClick={() => onMove(1)}>
              Move down
            </Button>
            <Button size="small" variant="danger" onClick={onRemove}>
              Delete
            </Button>
          </div>
        )}
      </div>
      {others.map((problem) => (
        <p key={problem.message} className="border-s-[3px] border-late ps-3 text-small font-[560] text-late">
          {problem.message}
        </p>
      ))}
      <fieldset disabled={isOff} className="grid gap-5">
        <Textarea label="What is asked" lang={language} dir="auto" rows={2} maxLength={300} error={problemAt(`/wording/${language}`)} value={question.wording[language] ?? ''} onChange={(event) => onChange({ ...question, wording: withWords(question.wording, language, event.target.value) })} />
        <Select label="How it is answered" choices={kindChoices} value={question.kind} onChange={(event) => choose(event.target.value)} />
        {question.kind === 'safety' ? (
          <Select label="What it speaks of" choices={itemChoices} value={question.item} onChange={(event) => onChange({ ...question, item: safetyItems.find((one) => one === event.target.value) ?? question.item })} />
        ) : null}
        {isRated(question) ? (
          <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
            <TextField label={question.kind === 'thumb' ? 'No is called' : `${question.scale.min} means`} lang={language} dir="auto" maxLength={60} error={problemAt(`/low/${language}`)} value={question.low[language] ?? ''} onChange={(event) => onChange({ ...question, low: withWords(question.low, language, event.target.value) })} />
            <TextField label={question.kind === 'thumb' ? 'Yes is called' : `${question.scale.max} means`} lang={language} dir="auto" maxLength={60} error={problemAt(`/high/${language}`)} value={question.high[language] ?? ''} onChange={(event) => onChange({ ...question, high: withWords(question.high, language, event.target.value) })} />
          </div>
        ) : null}
        {isChoice(question) ? <OptionsEditor question={question} language={language} problems={problems} onChange={onChange} /> : null}
        <Checkbox label="An answer is needed to go on" checked={question.isRequired} onChange={(event) => onChange({ ...question, isRequired: event.target.checked })} />
        <ConditionsEditor definition={definition} question={question} onChange={onChange} />
      </fieldset>
    </section>
  );
}
