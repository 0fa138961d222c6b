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

interface Filled {
  address: string;
  note: string;
}

/** Puts one address on the list, with why; for ten seconds it can be taken back. */
export function AddSuppressionDialog({ address = '', onClose }: { address?: string | undefined; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<Filled>({ defaultValues: { address, note: '' }, shouldFocusError: false });
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['suppressions'] });
  const add = useMutation({
    mutationFn: (json: Filled) => parseResponse(api.suppressions.$post({ json })),
    onSuccess: async ({ isNew, item }, { address: typed }) => {
      await refresh();
      onClose();
      const takeBack = async () => {
        await parseResponse(api.suppressions[':handle'].lift.$post({ param: { handle: item.handle }, json: { reason: 'blocked', because: 'Taken back right after it was added.' } }));
        await refresh();
      };
      showToast(isNew ? { message: `${typed} gets nothing more.`, undo: undoWith(takeBack) } : { message: `${typed} was on the list already.` });
    },
  });
  const errors = formErrors(form.formState.errors, add.error);
  return (
    <Dialog isOpen onClose={onClose} title="Add an address" description="It gets no survey, no news and no digest any more. Of an address that is no customer’s, only a fingerprint is kept that tells it again.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => add.mutate(input), () => add.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Email address" type="email" autoComplete="off" error={errors.at('address')} {...form.register('address', { required: 'Type the address.' })} />
        <TextField label="Why" hint="For your colleagues, as “asked on the phone, 3 November”." error={errors.at('note')} {...form.register('note', { required: 'Say why, so that a colleague understands it later.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={add.isPending} busyLabel="Adding…">
            Add the address
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
