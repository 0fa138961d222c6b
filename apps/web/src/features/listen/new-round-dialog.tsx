import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { NewRound } from './queries.ts';

interface RoundForm {
  title: string;
  prompt: string;
  opensOn: string;
  closesOn: string;
  meetsOn: string;
  teams: string;
}

const empty: RoundForm = { title: '', prompt: 'What makes it hard to help customers?', opensOn: '', closesOn: '', meetsOn: '', teams: '' };

/** Opens a round: when agents may report, and when the reports are talked through. */
export function NewRoundDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<RoundForm>({ defaultValues: empty, shouldFocusError: false });
  const open = useMutation({
    mutationFn: (json: NewRound) => parseResponse(api.friction.rounds.$post({ json })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['friction'] });
      showToast({ message: 'The round is set. Agents get their slips under “Report”.' });
      onClose();
    },
  });
  const errors = formErrors(form.formState.errors, open.error);
  const { register } = form;
  const teamsOf = (text: string) => text.split('\n').map((team) => team.trim()).filter((team) => team !== '');
  return (
    <Dialog isOpen onClose={onClose} title="Open a round" description="Agents report during these days. Nobody sees a report before the round has closed.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit(({ teams, meetsOn, ...rest }) => open.mutate({ ...rest, ...(meetsOn === '' ? {} : { meetsOn }), teams: teamsOf(teams) }), () => open.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Name" hint="As “November”." autoComplete="off" error={errors.at('title')} {...register('title', { required: 'Give the round a name.' })} />
        <TextField label="Question" error={errors.at('prompt')} {...register('prompt', { required: 'Write what you ask your people.' })} />
        <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
          <DateField label="Opens on" error={errors.at('opensOn')} {...register('opensOn', { required: 'Choose the first day.' })} />
          <DateField label="Closes on" error={errors.at('closesOn')} {...register('closesOn', { required: 'Choose the last day.' })} />
        </div>
        <Textarea label="Teams" hint="One a line. Each gets one code; small teams are safer together." error={errors.at('teams')} {...register('teams', { validate: (text) => teamsOf(text).length > 0 || 'Name at least one team.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={open.isPending} busyLabel="Opening…">
            Open the round
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
