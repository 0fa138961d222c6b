import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { passwordHint } from './password-hint.ts';

/** Sets a new password with the link from the mail, then leads to the sign-in page. */
export function ResetPasswordForm({ token }: { token: string }) {
  const queryClient = useQueryClient();
  const form = useForm({ defaultValues: { password: '' }, shouldFocusError: false });
  const choose = useMutation({
    mutationFn: ({ password }: { password: string }) => parseResponse(api['password-resets'].$put({ json: { token, password } })),
    onSuccess: () => queryClient.clear(),
  });
  const errors = formErrors(form.formState.errors, choose.error);
  if (choose.isSuccess) {
    return (
      <output className="grid justify-items-start gap-4">
        <p>Your password is changed. Every browser that was signed in is signed out.</p>
        <ButtonLink to="/sign-in" variant="primary">
          Sign in
        </ButtonLink>
      </output>
    );
  }
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => choose.mutate(input), () => choose.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="A new password" hint={passwordHint} type="password" autoComplete="new-password" error={errors.at('password')} {...form.register('password', { required: 'Choose a password.' })} />
      <Button type="submit" variant="primary" className="min-h-11" isBusy={choose.isPending} busyLabel="Changing…">
        Change the password
      </Button>
    </form>
  );
}
