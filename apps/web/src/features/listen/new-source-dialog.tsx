import { vendorSecretFormats, type WebhookFormat, webhookFormats } from '@kept/core/listen/webhook-words.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SourceSecret } from './source-secret.tsx';
import { formatWords, secretHints } from './source-words.ts';

interface NewSource {
  name: string;
  format: WebhookFormat;
  secret: string;
}

const choices = webhookFormats.map((format) => ({ value: format, label: formatWords[format] }));

/** Makes an address for another system and shows it with its secret, this once. */
export function NewSourceDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<NewSource>({ defaultValues: { name: '', format: 'standard', secret: '' }, shouldFocusError: false });
  const make = useMutation({
    mutationFn: ({ secret, ...json }: NewSource) => parseResponse(api['webhook-sources'].$post({ json: secret === '' ? json : { ...json, secret } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sources'] }),
    gcTime: 0,
  });
  const format = useWatch({ control: form.control, name: 'format' });
  const errors = formErrors(form.formState.errors, make.error);
  if (make.data !== undefined) return <SourceSecret title="The address is made" url={make.data.url} secret={make.data.secret} hint={secretHints[format]} onClose={onClose} />;
  const isVendors = vendorSecretFormats.some((candidate) => candidate === format);
  return (
    <Dialog isOpen onClose={onClose} title="New source" description="An address another system sends its messages to. Each message is checked by its signature.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => make.mutate(input), () => make.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Name" hint="Feedback it brings is said to come from here." autoComplete="off" error={errors.at('name')} {...form.register('name', { required: 'Give the source a name, as “Typeform, after delivery”.' })} />
        <Select label="What sends" choices={choices} error={errors.at('format')} {...form.register('format')} />
        {isVendors ? <TextField label="Its secret" isOptional hint={`${secretHints[format]} It can be entered later.`} autoComplete="off" error={errors.at('secret')} {...form.register('secret')} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={make.isPending} busyLabel="Making…">
            Make the address
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
