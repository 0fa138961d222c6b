import { mailTopics } from '@kept/core/vocabulary.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Consents, noteConsents } from './customer-queries.ts';
import { wishWords } from './customer-words.ts';

/** Notes what a customer told a colleague about mail: only what is different is put on record, with who noted it and how they know. */
export function NoteConsentDialog({ customerId, consents, onClose }: { customerId: string; consents: Consents; onClose: () => void }) {
  const queryClient = useQueryClient();
  const now = Object.fromEntries(consents.standing.map(({ topic, wanted }) => [topic, wanted]));
  const form = useForm({ defaultValues: { surveys: now.surveys ?? false, news: now.news ?? false, digest: now.digest ?? false, note: '' }, shouldFocusError: false });
  const save = useMutation({
    mutationFn: noteConsents,
    onSuccess: async () => {
      onClose();
      showToast({ message: 'Their choice is noted.' });
      await queryClient.invalidateQueries({ queryKey: ['customers', customerId] });
    },
  });
  const errors = formErrors(form.formState.errors, save.error);
  const submit = form.handleSubmit(
    ({ note, ...wanted }) => {
      const changed = mailTopics.filter((topic) => wanted[topic] !== now[topic]);
      if (changed.length === 0) return onClose();
      save.mutate({ id: customerId, json: { consents: changed.map((topic) => ({ topic, granted: wanted[topic] })), note } });
    },
    () => save.reset(),
  );
  return (
    <Dialog isOpen onClose={onClose} title="Note what they said about mail" description="It counts from now, and your name stands beside it. A later choice of theirs outweighs it.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-[560]">They want to hear</legend>
          {mailTopics.map((topic) => (
            <Checkbox key={topic} label={wishWords[topic]} {...form.register(topic)} />
          ))}
        </fieldset>
        <TextField label="How do you know?" hint="As “on the phone, 3 November”." error={errors.at('note')} {...form.register('note', { required: 'Say how you know, so that it can be shown later.' })} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
            Note it
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
