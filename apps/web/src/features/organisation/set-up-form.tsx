import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { passwordHint } from './password-hint.ts';
import { TextField } from '../../ui/text-field.tsx';
import { zoneChoices } from './zone-choices.ts';

interface SetUp {
  organisationName: string;
  postalAddress: string;
  timezone: string;
  name: string;
  email: string;
  password: string;
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = zoneChoices(ownZone);

/** Creates the organisation and its first administrator. */
export function SetUpForm({ onDone }: { onDone: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<SetUp>({ defaultValues: { organisationName: '', postalAddress: '', timezone: ownZone, name: '', email: '', password: '' }, shouldFocusError: false });
  const setUp = useMutation({
    mutationFn: (json: SetUp) => parseResponse(api['set-up'].$post({ json })),
    onSuccess: () => {
      queryClient.clear();
      onDone();
    },
  });
  const errors = formErrors(form.formState.errors, setUp.error);
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => setUp.mutate(input), () => setUp.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="Name of the organisation" hint="Customers read it on surveys and in mails." autoComplete="organization" error={errors.at('organisationName')} {...form.register('organisationName', { required: 'Enter the name of the organisation.' })} />
      <Textarea label="Postal address" isOptional hint="Every mail to customers has to carry it. You can add it later." rows={3} autoComplete="street-address" error={errors.at('postalAddress')} {...form.register('postalAddress')} />
      <Select label="Time zone" hint="Deadlines and mails follow it." choices={zones} error={errors.at('timezone')} {...form.register('timezone')} />
      <TextField label="Your name" autoComplete="name" error={errors.at('name')} {...form.register('name', { required: 'Enter your name.' })} />
      <TextField label="Your email" type="email" inputMode="email" autoComplete="username" error={errors.at('email')} {...form.register('email', { required: 'Enter your email address.' })} />
      <TextField label="A password" hint={passwordHint} type="password" autoComplete="new-password" error={errors.at('password')} {...form.register('password', { required: 'Choose a password.' })} />
      <Button type="submit" variant="primary" className="min-h-11" isBusy={setUp.isPending} busyLabel="Setting up…">
        Create the organisation
      </Button>
    </form>
  );
}
