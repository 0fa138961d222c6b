import { roleWords } from '@kept/core/organisation/role-words.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { passwordHint } from './password-hint.ts';
import type { Offer } from './queries.ts';

interface Acceptance {
  name: string;
  password: string;
}

/** The page of an invitation: what it offers, and the one form that accepts it. */
export function AcceptInvitationForm({ offer, token, onDone }: { offer: Offer; token: string; onDone: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<Acceptance>({ defaultValues: { name: offer.name, password: '' }, shouldFocusError: false });
  const accept = useMutation({
    mutationFn: (json: Acceptance) => parseResponse(api.invitations[':token'].$post({ param: { token }, json })),
    meta: { mayBeSignedOut: true },
    onSuccess: () => {
      queryClient.clear();
      onDone();
    },
  });
  const errors = formErrors(form.formState.errors, accept.error);
  const role = roleWords[offer.role];
  return (
    <>
      <PageHeader title={`Join ${offer.organisationName}`} lead={`You are invited as ${role.name.toLowerCase()}, to ${role.work}.`} />
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => accept.mutate(input), () => accept.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Your email" type="email" name="email" autoComplete="username" value={offer.email} readOnly />
        <TextField label="Your name" hint="Colleagues read it on the themes you answer for." autoComplete="name" error={errors.at('name')} {...form.register('name', { required: 'Enter your name.' })} />
        {offer.hasAccount ? (
          <TextField label="Your password" hint="You have an account with this email already. Use its password." type="password" autoComplete="current-password" error={errors.at('password')} {...form.register('password', { required: 'Enter your password.' })} />
        ) : (
          <TextField label="A password" hint={passwordHint} type="password" autoComplete="new-password" error={errors.at('password')} {...form.register('password', { required: 'Choose a password.' })} />
        )}
        <Button type="submit" variant="primary" className="min-h-11" isBusy={accept.isPending} busyLabel="Joining…">
          Join {offer.organisationName}
        </Button>
      </form>
    </>
  );
}
