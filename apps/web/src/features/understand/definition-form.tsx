import { mostExamples, type Strictness } from '@kept/core/understand/theme-definition.ts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { countWords } from '../../ui/count-words.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import type { FormErrors } from '../../ui/form-errors.ts';
import { Quote } from '../../ui/quote.tsx';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ownersQuery } from '../act/owners-query.ts';

export interface DefinitionWords {
  title: string;
  definition: string;
  words: string[];
  ownerId: string;
  deadlineOn: string;
}

/** Something that was said, taken as an example. */
export interface ChosenExample {
  id: string;
  text: string;
}

interface DefinitionFormProps {
  form: UseFormReturn<DefinitionWords>;
  errors: FormErrors;
  chosen: readonly ChosenExample[];
  onChosen: (chosen: readonly ChosenExample[]) => void;
  strictness: Strictness;
  takesOwned: boolean;
  onChoose: (choice: { strictness?: string | undefined; owned?: string | undefined }) => void;
  /** How many mentions would move, once that is known. */
  count: number | undefined;
  isBusy: boolean;
  onSubmit: (event: React.FormEvent) => void;
}

const closeness = [
  { value: 'strong', label: 'Strong: only what says the same' },
  { value: 'usual', label: 'Usual' },
  { value: 'wide', label: 'Wide: what comes near it as well' },
];

/** Name, sentence, examples, how close a match must be, and who answers for it, never preselected. */
export function DefinitionForm({ form, errors, chosen, onChosen, strictness, takesOwned, onChoose, count, isBusy, onSubmit }: DefinitionFormProps) {
  const { register } = form;
  const verb = count === undefined ? 'Make the theme' : count === 0 ? 'Make an empty theme' : `Make the theme of ${countWords(count, 'mention', 'mentions')}`;
  return (
    <form noValidate className="grid content-start gap-5" onSubmit={onSubmit}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="What is it called?" hint="As a customer would say it." maxLength={120} error={errors.at('title')} {...register('title', { validate: (title) => title.trim() !== '' || 'Give the theme a title.' })} />
      <Textarea label="What belongs to it?" hint="One sentence." rows={2} maxLength={500} error={errors.at('definition')} {...register('definition', { validate: (definition) => definition.trim().length > 2 || 'Say in a sentence what belongs to it.' })} />
      <Examples form={form} chosen={chosen} onChosen={onChosen} />
      <Select label="How close must it be?" name="strictness" choices={closeness} value={strictness} onChange={(event) => onChoose({ strictness: event.target.value === 'usual' ? undefined : event.target.value })} />
      <Checkbox name="owned" label="Also take from themes that have an owner" hint="Otherwise what lies there stays there." checked={takesOwned} onChange={(event) => onChoose({ owned: event.target.checked ? '1' : undefined })} />
      <Owner form={form} errors={errors} />
      <div>
        <Button type="submit" variant="primary" isBusy={isBusy} busyLabel="Saving…">
          {verb}
        </Button>
      </div>
    </form>
  );
}

function Examples({ form, chosen, onChosen }: Pick<DefinitionFormProps, 'form' | 'chosen' | 'onChosen'>) {
  const [asked, setAsked] = useState(2);
  const shown = Math.max(0, Math.min(asked, mostExamples - chosen.length));
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1.5 font-[560]">Two to five examples</legend>
      {chosen.map((example) => (
        <div key={example.id} className="grid justify-items-start gap-1 border-s-2 border-line-strong ps-3">
          <Quote text={example.text} isClamped />
          <Button size="small" variant="quiet" onClick={() => onChosen(chosen.filter((each) => each.id !== example.id))}>
            Take this example out
          </Button>
        </div>
      ))}
      {Array.from({ length: shown }, (_, at) => (
        <Textarea key={at} label={`Example ${chosen.length + at + 1}`} rows={2} voice="customer" maxLength={1000} className="min-h-16" {...form.register(`words.${at}`)} />
      ))}
      {shown + chosen.length < mostExamples ? (
        <div>
          <Button size="small" onClick={() => setAsked(shown + 1)}>
            Another example
          </Button>
        </div>
      ) : null}
    </fieldset>
  );
}

function Owner({ form, errors }: Pick<DefinitionFormProps, 'form' | 'errors'>) {
  const owners = useQuery(ownersQuery);
  const ownerId = useWatch({ control: form.control, name: 'ownerId' });
  return (
    <>
      <Select label="Who answers for it?" isOptional placeholder="Nobody yet: it waits in triage" choices={owners.data ?? []} error={errors.at('ownerId')} {...form.register('ownerId')} />
      {ownerId === '' ? null : (
        <DateField
          label="Deadline"
          hint="By then it is done, or answered with a reason. With an owner, making the theme can no longer be undone in one step."
          error={errors.at('deadlineOn')}
          {...form.register('deadlineOn', { validate: (deadlineOn, { ownerId: owner }) => owner === '' || deadlineOn !== '' || 'Choose the day by which it is answered.' })}
        />
      )}
    </>
  );
}
