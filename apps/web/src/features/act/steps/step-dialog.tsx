import { useQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../../api.ts';
import { DateField } from '../../../ui/date-field.tsx';
import { formErrors } from '../../../ui/form-errors.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { DeedDialog } from '../deed-dialog.tsx';
import { readersQuery } from '../ladders/readers-query.ts';
import type { Theme } from '../queries.ts';
import { useDeed } from '../use-deed.ts';
import type { ThemeStep } from './use-step-deeds.ts';

interface StepDialogProps {
  theme: Theme;
  /** The step to change; a new one is written where there is none. */
  step?: ThemeStep;
  onClose: () => void;
}

interface StepForm {
  text: string;
  assigneeId: string;
  dueOn: string;
}

const stepApi = api.themes[':id'].steps;
const inputOf = ({ text, assigneeId, dueOn }: StepForm) => ({ text, assigneeId, dueOn: dueOn === '' ? null : dueOn });

/** One step: what is to be done, who does it, and by when. */
export function StepDialog({ theme, step, onClose }: StepDialogProps) {
  const people = useQuery(readersQuery);
  const stood = { text: step?.text ?? '', assigneeId: step?.assignee.id ?? theme.owner?.id ?? '', dueOn: step?.dueOn ?? '' };
  const form = useForm<StepForm>({ defaultValues: stood, shouldFocusError: false });
  const takeBack = useDeed({
    send: (id: string) => (step === undefined ? parseResponse(stepApi[':stepId'].state.$put({ param: { id: theme.id, stepId: id }, json: { state: 'removed' } })) : parseResponse(stepApi[':stepId'].$patch({ param: { id: theme.id, stepId: id }, json: inputOf(stood) }))),
    told: () => (step === undefined ? 'The step is removed.' : 'The step says again what it said.'),
    onDone: () => undefined,
  });
  const deed = useDeed({
    send: (input: StepForm) => (step === undefined ? parseResponse(stepApi.$post({ param: { id: theme.id }, json: inputOf(input) })) : parseResponse(stepApi[':stepId'].$patch({ param: { id: theme.id, stepId: step.id }, json: { ...inputOf(input), version: step.version } }))),
    told: (_answer, { text }) => `“${text}” ${step === undefined ? 'is added' : 'is changed'}.`,
    onDone: onClose,
    undo: ({ id }) => takeBack.mutate(id),
  });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title={step === undefined ? 'Add a step' : 'Change the step'} description="One person does it. It shows on their own page until it is done." verb={step === undefined ? 'Add the step' : 'Change the step'} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <TextField label="What is to be done?" maxLength={200} error={errors.at('text')} {...form.register('text', { required: 'Say what is to be done.' })} />
      {people.data === undefined ? null : <Select label="Who does it?" placeholder="Choose a person" choices={people.data} disabled={step !== undefined && step.doneAt !== null} error={errors.at('assigneeId')} {...form.register('assigneeId', { required: 'Choose who does it.' })} />}
      <DateField label="By when?" isOptional error={errors.at('dueOn')} {...form.register('dueOn')} />
    </DeedDialog>
  );
}
