import { type KeyScope, keyLifetimes, keyScopeNames } from '@kept/core/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { KeySecret } from './key-secret.tsx';
import { scopeWords } from './scope-words.ts';

interface NewKey {
  name: string;
  scopes: KeyScope[];
  lifetime: string;
}

const lifetimes = [...keyLifetimes.map((days) => ({ value: String(days), label: `${days} days` })), { value: 'none', label: 'Without an end' }];

/** Makes a key and shows its secret, this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<NewKey>({ defaultValues: { name: '', scopes: [], lifetime: '90' }, shouldFocusError: false });
  const make = useMutation({
    mutationFn: ({ name, scopes, lifetime }: NewKey) => parseResponse(api.keys.$post({ json: { name, scopes, expiresInDays: keyLifetimes.find((days) => String(days) === lifetime) ?? null } })),
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
        <Select label="How long it lasts" hint="Whoever made it is told by mail a fortnight before." choices={lifetimes} {...form.register('lifetime')} />
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
