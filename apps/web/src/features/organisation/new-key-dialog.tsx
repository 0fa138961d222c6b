import { type KeyScope, keyScopeNames } from '@kept/core/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { KeySecret } from './key-secret.tsx';
import { scopeWords } from './scope-words.ts';

interface NewKey {
  name: string;
  scopes: KeyScope[];
}

/** Makes a key and shows its secret, this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<NewKey>({ defaultValues: { name: '', scopes: [] }, shouldFocusError: false });
  const make = useMutation({
    mutationFn: (json: NewKey) => parseResponse(api.keys.$post({ json })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['keys'] }),
    gcTime: 0,
  });
  const errors = formErrors(form.formState.errors, make.error);
  if (make.data !== undefined) return <KeySecret secret={make.data.secret} onClose={onClose} />;
  return (
    <Dialog isOpen onClose={onClose} title="Make an API key" description="For a program that sends or reads on behalf of the organisation. Give it only what it needs.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => make.mutate(input), () => make.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Name" hint="What uses it, as “Till in Leeds”." autoComplete="off" error={errors.at('name')} {...form.register('name', { required: 'Give the key a name that says what uses it.' })} />
        <fieldset className="grid gap-2">
          <legend className="mb-2 font-[560]">What it may do</legend>
          {errors.at('scopes') === undefined ? null : <p className="text-small font-[560] text-late">{errors.at('scopes')}</p>}
          {keyScopeNames.map((scope) => (
            <Checkbox key={scope} label={scopeWords[scope]} value={scope} {...form.register('scopes', { validate: (chosen) => chosen.length > 0 || 'Choose at least one thing the key may do.' })} />
          ))}
        </fieldset>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={make.isPending} busyLabel="Making…">
            Make the key
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
