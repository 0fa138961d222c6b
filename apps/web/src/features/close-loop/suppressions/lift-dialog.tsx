import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { formErrors } from '../../../ui/form-errors.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { undoWith } from '../../../ui/undo-with.ts';
import type { SuppressionRow } from './suppression-queries.ts';

const questions = { bounced: 'How do you know that mail arrives there again?', blocked: 'Why may this address be mailed again?' } as const;

/** Lets an address be mailed again, with why on record; for ten seconds it can be taken back. */
export function LiftDialog({ row, onClose }: { row: SuppressionRow; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm({ defaultValues: { because: '' }, shouldFocusError: false });
  const { handle, reason } = row;
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['suppressions'] });
  const lift = useMutation({
    mutationFn: ({ because }: { because: string }) => parseResponse(api.suppressions[':handle'].lift.$post({ param: { handle }, json: { reason, because } })),
    onSuccess: async () => {
      await refresh();
      onClose();
      const takeBack = async () => {
        await parseResponse(api.suppressions[':handle'].restoration.$post({ param: { handle }, json: { reason } }));
        await refresh();
      };
      showToast({ message: `${row.address ?? 'The address'} may be mailed again, unless another reason stands.`, undo: undoWith(takeBack) });
    },
  });
  const errors = formErrors(form.formState.errors, lift.error);
  return (
    <Dialog isOpen onClose={onClose} title={`Lift it for ${row.address ?? 'an address that is not kept'}`} description={reason === 'bounced' ? 'Mailbox providers notice who goes on writing to dead addresses, so be sure that it is alive.' : undefined}>
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => lift.mutate(input), () => lift.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label={reason === 'bounced' ? questions.bounced : questions.blocked} error={errors.at('because')} {...form.register('because', { required: 'Say why it is lifted, so that a colleague understands it later.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={lift.isPending} busyLabel="Lifting…">
            Lift it
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
