import { type Metric, metrics } from '@kept/core/vocabulary.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { metricWords } from './import-words.ts';

interface NewSurvey {
  title: string;
  question: string;
  commentQuestion: string;
  metric: Metric;
  lowLabel: string;
  highLabel: string;
}

const empty: NewSurvey = { title: '', question: 'How easy was it to get help today?', commentQuestion: 'What is the main reason?', metric: 'ces', lowLabel: 'very difficult', highLabel: 'very easy' };

/** Makes a survey whose page is open at once. */
export function NewSurveyDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<NewSurvey>({ defaultValues: empty, shouldFocusError: false });
  const make = useMutation({
    mutationFn: (json: NewSurvey) => parseResponse(api.surveys.$post({ json })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      showToast({ message: 'The survey is open.' });
      onClose();
    },
  });
  const errors = formErrors(form.formState.errors, make.error);
  const { register } = form;
  return (
    <Dialog isOpen onClose={onClose} title="Make a survey" description="Its questions stay as they are once people answer.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => make.mutate(input), () => make.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Name" hint="For you, as “After a call”. Part of the address." autoComplete="off" error={errors.at('title')} {...register('title', { required: 'Give the survey a name.' })} />
        <TextField label="Question with a score" error={errors.at('question')} {...register('question', { required: 'Write the question people answer with a score.' })} />
        <Select label="Score" error={errors.at('metric')} choices={metrics.map((value) => ({ value, label: metricWords[value] }))} {...register('metric')} />
        <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
          <TextField label="The lowest means" error={errors.at('lowLabel')} {...register('lowLabel', { required: 'Say what the lowest score means.' })} />
          <TextField label="The highest means" error={errors.at('highLabel')} {...register('highLabel', { required: 'Say what the highest score means.' })} />
        </div>
        <TextField label="Question for the comment" error={errors.at('commentQuestion')} {...register('commentQuestion', { required: 'Write the question for the comment.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={make.isPending} busyLabel="Making…">
            Make the survey
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
