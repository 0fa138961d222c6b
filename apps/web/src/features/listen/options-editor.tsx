import type { FieldProblem } from '@kept/core/errors.ts';
import { type ChoiceQuestion, surveyLimits } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { freeKey, withWords } from './edit-survey.ts';

interface OptionsEditorProps {
  question: ChoiceQuestion;
  language: SurveyLanguage;
  problems: readonly FieldProblem[];
  onChange: (question: ChoiceQuestion, told?: string) => void;
}

/** The answers a question offers, in their order. */
export function OptionsEditor({ question, language, problems, onChange }: OptionsEditorProps) {
  const { options } = question;
  const set = (next: ChoiceQuestion['options'], told?: string) => onChange({ ...question, options: next }, told);
  const move = (from: number, step: -1 | 1) => {
    const next = [...options];
    const [moved] = next.splice(from, 1);
    if (moved !== undefined) next.splice(from + step, 0, moved);
    set(next);
  };
  return (
    <div className="grid gap-3">
      {options.map((option, place) => (
        <div key={option.key} className="grid grid-cols-[1fr_auto] items-end gap-2">
          <TextField
            label={`Answer ${place + 1}`}
            lang={language}
            dir="auto"
            maxLength={surveyLimits.wording}
            error={problems.find((problem) => problem.pointer.endsWith(`/options/${place}/label/${language}`))?.message}
            value={option.label[language] ?? ''}
            onChange={(event) => set(options.map((one) => (one === option ? { ...one, label: withWords(one.label, language, event.target.value) } : one)))}
          />
          <div className="flex gap-1.5 pb-0.5">
            <Button size="small" disabled={place === 0} aria-label={`Move answer ${place + 1} up`} onClick={() => move(place, -1)}>
              ↑
            </Button>
            <Button size="small" disabled={place === options.length - 1} aria-label={`Move answer ${place + 1} down`} onClick={() => move(place, 1)}>
              ↓
            </Button>
            <Button size="small" aria-label={`Delete answer ${place + 1}`} onClick={() => set(options.filter((one) => one !== option), `Answer ${place + 1} deleted.`)}>
              Delete
            </Button>
          </div>
        </div>
      ))}
      <div>
        <Button size="small" disabled={options.length >= surveyLimits.options} onClick={() => set([...options, { key: freeKey(options.map((one) => one.key), 'a'), label: {} }])}>
          Add an answer
        </Button>
      </div>
    </div>
  );
}
