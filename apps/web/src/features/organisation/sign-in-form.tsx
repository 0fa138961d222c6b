import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';

interface Credentials {
  email: string;
  password: string;
}

/** Email and password; what the server refuses is said above the fields and at them. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<Credentials>({ defaultValues: { email: '', password: '' }, shouldFocusError: false });
  const signIn = useMutation({
    mutationFn: (json: Credentials) => parseResponse(api.session.$post({ json })),
    meta: { mayBeSignedOut: true },
    onSuccess: () => {
      queryClient.clear();
      onSignedIn();
    },
  });
  const errors = formErrors(form.formState.errors, signIn.error);
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => signIn.mutate(input), () => signIn.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="Email" type="email" autoComplete="username" inputMode="email" error={errors.at('email')} {...form.register('email', { required: 'Enter your email address.' })} />
      <TextField label="Password" type="password" autoComplete="current-password" error={errors.at('password')} {...form.register('password', { required: 'Enter your password.' })} />
      <Button type="submit" variant="primary" className="min-h-11" isBusy={signIn.isPending} busyLabel="Signing in…">
        Sign in
      </Button>
    </form>
  );
}
