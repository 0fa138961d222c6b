import { useMutation } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';

/** Asks for a link to choose a new password; what is said afterwards does not tell whether the email is known. */
export function ForgottenPasswordForm() {
  const form = useForm({ defaultValues: { email: '' }, shouldFocusError: false });
  const ask = useMutation({ mutationFn: (json: { email: string }) => parseResponse(api['password-resets'].$post({ json })) });
  const errors = formErrors(form.formState.errors, ask.error);
  if (ask.isSuccess) {
    return (
      <output className="grid gap-3">
        <p>If there is an account with {ask.variables.email}, a mail with a link is on its way. The link works once, for one hour.</p>
        <p className="text-small text-ink-2">Nothing arrived? Look among unwanted mail, or ask an administrator of your organisation which email they invited.</p>
      </output>
    );
  }
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => ask.mutate(input), () => ask.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="Your email" hint="We mail you a link for choosing a new password." type="email" inputMode="email" autoComplete="username" error={errors.at('email')} {...form.register('email', { required: 'Enter your email address.' })} />
      <Button type="submit" variant="primary" className="min-h-11" isBusy={ask.isPending} busyLabel="Asking…">
        Mail me a link
      </Button>
    </form>
  );
}
