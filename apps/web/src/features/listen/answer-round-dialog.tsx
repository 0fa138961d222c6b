import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { FrictionRound } from './queries.ts';

/** Writes what comes of a round's reports; everybody with a report's code can read it. */
export function AnswerRoundDialog({ round, onClose }: { round: FrictionRound; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({ defaultValues: { answer: round.answer ?? '' }, shouldFocusError: false });
  const answer = useMutation({
    mutationFn: (json: { answer: string }) => parseResponse(api.friction.rounds[':id'].answer.$post({ param: { id: round.id }, json })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['friction'] });
      showToast({ message: 'The round is answered.' });
      onClose();
    },
  });
  const errors = formErrors(form.formState.errors, answer.error);
  return (
    <Dialog isOpen onClose={onClose} title={`Answer ${round.title}`} description="Say what you heard and what comes of it. Whoever kept the code of a report can read it.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => answer.mutate(input), () => answer.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <Textarea label="Answer" rows={8} error={errors.at('answer')} {...form.register('answer', { required: 'Write what comes of the reports.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={answer.isPending} busyLabel="Saving…">
            Publish the answer
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
