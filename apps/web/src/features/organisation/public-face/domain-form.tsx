import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { formErrors } from '../../../ui/form-errors.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { domainQuery } from './public-face-queries.ts';

interface NewDomain {
  host: string;
}

/** Adds a domain; nothing is shown there before it is proven. */
export function DomainForm() {
  const client = useQueryClient();
  const form = useForm<NewDomain>({ values: { host: '' }, shouldFocusError: false });
  const add = useMutation({
    mutationFn: (json: NewDomain) => parseResponse(api.settings.domain.$put({ json })),
    onSuccess: (answer) => client.setQueryData(domainQuery.queryKey, answer),
  });
  const errors = formErrors(form.formState.errors, add.error);
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void form.handleSubmit((input) => add.mutate(input), () => add.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="Your domain" hint="As feedback.example.com. Next you prove with a TXT record that it is yours." autoComplete="off" autoCapitalize="none" spellCheck={false} inputMode="url" error={errors.at('host')} {...form.register('host')} />
      <div>
        <Button type="submit" variant="primary" isBusy={add.isPending} busyLabel="Adding…">
          Add the domain
        </Button>
      </div>
    </form>
  );
}
