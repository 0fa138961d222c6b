import { type Condition, isChoice, isRated, type SurveyDefinition, type SurveyQuestion, wordsIn } from '@kept/core/listen/survey-definition.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Select } from '../../ui/select.tsx';
import { askedBefore, firstCondition } from './edit-survey.ts';

interface ConditionsEditorProps {
  definition: SurveyDefinition;
  question: SurveyQuestion;
  onChange: (question: SurveyQuestion, told?: string) => void;
}

/** When a question is asked: always, or only if all its conditions on earlier answers hold. */
export function ConditionsEditor({ definition, question, onChange }: ConditionsEditorProps) {
  const before = askedBefore(definition, question.key);
  const set = (showIf: Condition[], told?: string) => onChange({ ...question, showIf }, told);
  const [last] = before.toReversed();
  const fresh = last === undefined ? undefined : firstCondition(last);
  const main = definition.languages[0] ?? 'en';
  const nameOf = (one: SurveyQuestion) => `${definition.questions.indexOf(one) + 1}. ${wordsIn(one.wording, main, definition)}`;
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-[560]">When it is asked</h3>
      {question.showIf.length === 0 ? <p className="text-small text-ink-2">{before.length === 0 ? 'Always. A condition needs an earlier question with a score or a choice.' : 'Always.'}</p> : null}
      {question.showIf.map((condition, place) => {
        const on = before.find((one) => one.key === condition.question);
        const replace = (next: Condition) => set(question.showIf.map((one) => (one === condition ? next : one)));
        return (
          <div key={`${condition.question} ${place}`} className="grid gap-3 border-s-2 border-line-strong ps-3">
            <Select
              label={place === 0 ? 'Only if' : 'And if'}
              choices={before.map((one) => ({ value: one.key, label: nameOf(one) }))}
              value={condition.question}
              onChange={(event) => {
                const chosen = before.find((one) => one.key === event.target.value);
                const next = chosen === undefined ? undefined : firstCondition(chosen);
                if (next !== undefined) replace(next);
              }}
            />
            {on === undefined ? null : <ConditionTest condition={condition} on={on} definition={definition} onChange={replace} />}
            <div>
              <Button size="small" onClick={() => set(question.showIf.filter((one) => one !== condition), 'Condition deleted.')}>
                Delete the condition
              </Button>
            </div>
          </div>
        );
      })}
      {fresh === undefined ? null : (
        <div>
          <Button size="small" disabled={question.showIf.length >= 5} onClick={() => set([...question.showIf, fresh])}>
            {question.showIf.length === 0 ? 'Ask only under a condition' : 'Add a condition'}
          </Button>
        </div>
      )}
    </div>
  );
}

function ConditionTest({ condition, on, definition, onChange }: { condition: Condition; on: SurveyQuestion; definition: SurveyDefinition; onChange: (next: Condition) => void }) {
  if ('value' in condition && isRated(on)) {
    const steps = Array.from({ length: on.scale.max - on.scale.min + 1 }, (_, step) => String(on.scale.min + step));
    return (
      <div className="grid grid-cols-2 gap-4">
        <Select label="Is" choices={[{ value: 'at_most', label: 'at most' }, { value: 'at_least', label: 'at least' }]} value={condition.test} onChange={(event) => onChange({ ...condition, test: event.target.value === 'at_most' ? 'at_most' : 'at_least' })} />
        <Select label="Score" choices={steps.map((value) => ({ value, label: value }))} value={String(condition.value)} onChange={(event) => onChange({ ...condition, value: Number(event.target.value) })} />
      </div>
    );
  }
  if ('value' in condition || !isChoice(on)) return null;
  const toggle = (key: string) => {
    const values = condition.values.includes(key) ? condition.values.filter((one) => one !== key) : [...condition.values, key];
    if (values.length > 0) onChange({ ...condition, values });
  };
  return (
    <div className="grid gap-3">
      <Select label="Is" choices={[{ value: 'one_of', label: 'one of' }, { value: 'none_of', label: 'none of' }]} value={condition.test} onChange={(event) => onChange({ ...condition, test: event.target.value === 'none_of' ? 'none_of' : 'one_of' })} />
      <div className="grid gap-1.5" role="group" aria-label="Answers">
        {on.options.map((option) => (
          <Checkbox key={option.key} label={wordsIn(option.label, definition.languages[0] ?? 'en', definition) || option.key} checked={condition.values.includes(option.key)} onChange={() => toggle(option.key)} />
        ))}
      </div>
    </div>
  );
}
