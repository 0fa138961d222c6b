import { useMutation } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { passwordHint } from './password-hint.ts';

interface PasswordChange {
  current: string;
  password: string;
}

/** Changes one's own password; other browsers are signed out. */
export function PasswordForm() {
  const form = useForm<PasswordChange>({ defaultValues: { current: '', password: '' }, shouldFocusError: false });
  const change = useMutation({
    mutationFn: (json: PasswordChange) => parseResponse(api.session.password.$put({ json })),
    onSuccess: () => {
      form.reset();
      showToast({ message: 'Your password is changed. Other browsers are signed out.' });
    },
  });
  const errors = formErrors(form.formState.errors, change.error);
  return (
    <form noValidate className="grid max-w-[460px] gap-5" onSubmit={(event) => void form.handleSubmit((input) => change.mutate(input), () => change.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="Your present password" type="password" autoComplete="current-password" error={errors.at('current')} {...form.register('current', { required: 'Enter your present password.' })} />
      <TextField label="A new password" hint={passwordHint} type="password" autoComplete="new-password" error={errors.at('password')} {...form.register('password', { required: 'Choose a password.' })} />
      <div>
        <Button type="submit" variant="primary" isBusy={change.isPending} busyLabel="Changing…">
          Change the password
        </Button>
      </div>
    </form>
  );
}
