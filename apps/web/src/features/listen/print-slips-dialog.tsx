import { useMutation } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { FrictionRound } from './queries.ts';
import type { DrawnPapers } from './slip-queries.ts';

const usualCount = '24';

/** Asks how many single-use slips to print for a round, and hands over what was drawn. */
export function PrintSlipsDialog({ round, onDrawn, onClose }: { round: FrictionRound; onDrawn: (papers: DrawnPapers) => void; onClose: () => void }) {
  const form = useForm({ defaultValues: { count: usualCount }, shouldFocusError: false });
  const draw = useMutation({
    mutationFn: (count: number) => parseResponse(api.friction.rounds[':id'].papers.$post({ param: { id: round.id }, json: { count } })),
    onSuccess: onDrawn,
    gcTime: 0,
  });
  const errors = formErrors(form.formState.errors, draw.error);
  return (
    <Dialog isOpen onClose={onClose} title={`Print slips for ${round.title}`} description="For people without an account. Each slip files one report and is void when the round closes. Print more than you need, fold them, mix them, and let everybody draw one.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit(({ count }) => draw.mutate(Number(count)), () => draw.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="How many" inputMode="numeric" hint="5 to 200." error={errors.at('count')} {...form.register('count', { validate: (typed) => (/^\d+$/.test(typed) && Number(typed) >= 5 && Number(typed) <= 200) || 'Enter a number from 5 to 200.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={draw.isPending} busyLabel="Drawing…">
            Draw the slips
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
