import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { formErrors } from '../../../ui/form-errors.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { accentQuery, type OwnColours } from './public-face-queries.ts';

interface Colours {
  accent: string;
  accentDark: string;
}

/** The colour by light and by dark, with how it looks on both. */
export function AccentForm({ colours }: { colours: OwnColours }) {
  const client = useQueryClient();
  const form = useForm<Colours>({ values: { accent: colours.accent ?? '', accentDark: colours.accentDark ?? '' }, shouldFocusError: false });
  const save = useMutation({
    mutationFn: ({ accent, accentDark }: Colours) => parseResponse(api.settings.accent.$put({ json: { accent: accent.trim() === '' ? null : accent, accentDark: accentDark.trim() === '' ? null : accentDark } })),
    onSuccess: (answer) => {
      client.setQueryData(accentQuery.queryKey, answer);
      showToast({ message: answer.accent === null ? 'Pages and mails wear our green.' : 'Pages and mails wear your colour.' });
    },
  });
  const errors = formErrors(form.formState.errors, save.error);
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void form.handleSubmit((input) => save.mutate(input), () => save.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
        <TextField label="By light" hint="As #0b6b4f. Empty leaves our green." className="num max-w-40" autoComplete="off" spellCheck={false} error={errors.at('accent')} {...form.register('accent')} />
        <TextField label="By dark" hint="Empty takes the nearest that can be read." className="num max-w-40" autoComplete="off" spellCheck={false} error={errors.at('accentDark')} {...form.register('accentDark')} />
      </div>
      {colours.accent === null || colours.accentDark === null || colours.grounds === null ? null : (
        <div className="flex flex-wrap gap-3" aria-hidden="true">
          <Sample paper="#fbfaf7" ink="#1b1f1c" onColour="#ffffff" colour={colours.accent} ground={colours.grounds.light} />
          <Sample paper="#121512" ink="#eceee9" onColour="#08130e" colour={colours.accentDark} ground={colours.grounds.dark} />
        </div>
      )}
      <div>
        <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
          Save the colour
        </Button>
      </div>
    </form>
  );
}

/** A piece of a customer's page in the colour; in the colours of that page, whatever the theme of this one. */
function Sample({ paper, ink, onColour, colour, ground }: { paper: string; ink: string; onColour: string; colour: string; ground: string }) {
  return (
    <div className="grid gap-2 rounded-field border border-line-strong p-4 text-small" style={{ background: paper, color: ink }}>
      <span className="rounded-field px-3 py-2" style={{ background: ground }}>
        What you did
      </span>
      <span className="rounded-field px-3 py-2 text-center font-[600]" style={{ background: colour, color: onColour }}>
        Send
      </span>
    </div>
  );
}
