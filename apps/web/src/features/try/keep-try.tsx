import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { TextField } from '../../ui/text-field.tsx';
import { writeTriedToken } from './tried-token.ts';

/** The sign-in form stands on the same page: the names, and with them the ids, must differ from its own. */
interface Keep {
  keepOrganisationName: string;
  keepName: string;
  keepEmail: string;
  keepPassword: string;
}

const ownName: Readonly<Record<string, keyof Keep>> = { organisationName: 'keepOrganisationName', name: 'keepName', email: 'keepEmail', password: 'keepPassword' };

interface KeepTryProps {
  token: string;
  texts: number;
  onKept: () => void;
  onCancel: () => void;
}

/** Makes an organisation of a tried file: its name, and the person who becomes its first administrator. */
export function KeepTry({ token, texts, onKept, onCancel }: KeepTryProps) {
  const queryClient = useQueryClient();
  const form = useForm<Keep>({ defaultValues: { keepOrganisationName: '', keepName: '', keepEmail: '', keepPassword: '' }, shouldFocusError: false });
  const keep = useMutation({
    mutationFn: (input: Keep) => parseResponse(api.try[':token'].organisation.$post({ param: { token }, json: asAsked(input) })),
    meta: { mayBeSignedOut: true },
    onSuccess: () => {
      writeTriedToken(undefined);
      queryClient.clear();
      onKept();
    },
  });
  const found = formErrors(form.formState.errors, keep.error);
  const all = found.all.map((error) => ({ ...error, field: ownName[error.field ?? ''] ?? error.field }));
  const at = (field: keyof Keep) => all.find((error) => error.field === field)?.message;
  return (
    <form noValidate className="grid gap-5 border-t border-line pt-6" aria-labelledby="keep-try-title" onSubmit={(event) => void form.handleSubmit((input) => keep.mutate(input), () => keep.reset())(event)}>
      <div>
        <h3 id="keep-try-title" className="text-large font-[620]">
          Keep this as my organisation
        </h3>
        <p className="mt-1 text-small text-ink-2">Texts, scores and dates are imported; the themes are found anew among all {texts.toLocaleString('en-GB')} texts while you look around.</p>
      </div>
      <ErrorSummary errors={all} attempt={form.formState.submitCount} />
      <TextField label="Name of the organisation" hint="Customers read it on surveys and in mails." autoComplete="organization" error={at('keepOrganisationName')} {...form.register('keepOrganisationName', { required: 'Enter the name of the organisation.' })} />
      <TextField label="Your name" autoComplete="name" error={at('keepName')} {...form.register('keepName', { required: 'Enter your name.' })} />
      <TextField label="Your email" type="email" inputMode="email" autoComplete="username" error={at('keepEmail')} {...form.register('keepEmail', { required: 'Enter your email address.' })} />
      <TextField label="A password" hint="At least 12 characters. A few words in a row are easy to remember and hard to guess." type="password" autoComplete="new-password" error={at('keepPassword')} {...form.register('keepPassword', { required: 'Choose a password.' })} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" className="min-h-11" isBusy={keep.isPending} busyLabel="Keeping…">
          Keep {texts.toLocaleString('en-GB')} texts
        </Button>
        <Button variant="quiet" onClick={onCancel} disabled={keep.isPending}>
          Not now
        </Button>
      </div>
    </form>
  );
}

function asAsked({ keepOrganisationName, keepName, keepEmail, keepPassword }: Keep) {
  return { organisationName: keepOrganisationName, name: keepName, email: keepEmail, password: keepPassword, timezone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}
