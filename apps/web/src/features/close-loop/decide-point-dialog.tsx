import { outcomePlaces, outcomeWords, placeWords, pointOutcomes } from '@kept/core/listen/session-words.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { NewOutcome, SessionPoint } from './session-queries.ts';

/** Writes what comes of a point, in words an agent would use; a "no" needs its reason too. */
export function DecidePointDialog({ point, onClose }: { point: SessionPoint; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({ defaultValues: { outcome: point.outcome ?? '', text: point.outcomeText ?? '', goesTo: point.goesTo ?? '' }, shouldFocusError: false });
  const decide = useMutation({
    mutationFn: (json: NewOutcome) => parseResponse(api.friction.points[':id'].outcome.$post({ param: { id: point.id }, json })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['friction'] });
      onClose();
    },
  });
  const errors = formErrors(form.formState.errors, decide.error);
  const save = ({ outcome, text, goesTo }: { outcome: string; text: string; goesTo: string }) => {
    const [chosen, place] = [pointOutcomes.find((word) => word === outcome), outcomePlaces.find((word) => word === goesTo)];
    if (chosen !== undefined && place !== undefined) decide.mutate({ outcome: chosen, text, goesTo: place });
  };
  return (
    <Dialog isOpen onClose={onClose} title={`What comes of “${point.title}”`} description="Agents read it on their page and with the code of their report, once the results are shared. A “no” with its reason is an answer too.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit(save, () => decide.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <Select label="Outcome" placeholder="Choose" choices={pointOutcomes.map((value) => ({ value, label: outcomeWords[value] }))} error={errors.at('outcome')} {...form.register('outcome', { required: 'Choose what comes of it.' })} />
        <Textarea label="In words an agent would use" rows={4} error={errors.at('text')} {...form.register('text', { required: 'Write what comes of it, in words an agent would use.' })} />
        <Select label="Whose desk it goes to" placeholder="Choose" choices={outcomePlaces.map((value) => ({ value, label: placeWords[value] }))} error={errors.at('goesTo')} {...form.register('goesTo', { required: 'Choose whose desk it goes to.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={decide.isPending} busyLabel="Saving…">
            Save the outcome
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
