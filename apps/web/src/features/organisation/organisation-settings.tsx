import { digestCadences, digestCadenceWords } from '@kept/core/digest-period.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ProofFields, type ProofSetting } from './proof-fields.tsx';
import type { Settings } from './queries.ts';

type Change = Omit<Settings, 'slug' | 'domainUrl' | 'changedAt'>;

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code}, ${currencyNames.of(code) ?? code}` }));

const ownerChoices = [
  { value: 'name', label: 'Their name' },
  { value: 'team', label: 'Their team' },
  { value: 'nothing', label: 'Nothing' },
];

/** What an administrator decides for everyone; saved as a whole. */
export function OrganisationSettings({ settings }: { settings: Settings }) {
  const queryClient = useQueryClient();
  const { slug: _slug, changedAt: _changedAt, domainUrl: _domainUrl, ...given } = settings;
  const form = useForm<Change>({ values: given, shouldFocusError: false });
  const save = useMutation({
    mutationFn: (json: Change) => parseResponse(api.settings.$patch({ json })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['settings'] });
      await queryClient.invalidateQueries({ queryKey: ['session'] });
      showToast({ message: 'The settings are saved.' });
    },
  });
  const errors = formErrors(form.formState.errors, save.error);
  const field = (name: keyof Change) => ({ error: errors.at(name), ...form.register(name) });
  const figure = (name: 'retentionMonths' | 'mailRetentionMonths' | 'contactRetentionMonths' | 'transcriptRetentionMonths' | 'mailBudgetDays' | 'mailBudgetMost' | 'surveyGapDays' | ProofSetting) => ({ type: 'number', inputMode: 'numeric', className: 'max-w-28', error: errors.at(name), ...form.register(name, { valueAsNumber: true }) }) as const;
  return (
    <form noValidate className="grid max-w-[560px] gap-6" onSubmit={(event) => void form.handleSubmit((input) => save.mutate(input), () => save.reset())(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="Name" hint="Customers read it on surveys and in mails." {...field('name')} />
      <Select label="Time zone" hint="Deadlines, mails and figures follow it." choices={zones} {...field('timezone')} />
      <Select label="Currency" hint="Annual values and revenue are counted in it." choices={currencies} {...field('currency')} />
      <TextField label="Sender’s name" hint="Whom mails to customers come from." {...field('senderName')} />
      <TextField label="Sender’s address" type="email" inputMode="email" {...field('senderEmail')} />
      <Textarea label="Postal address" hint="Every mail to customers carries it, as the law asks." rows={3} {...field('postalAddress')} />
      <TextField label="Keep the words of customers and agents for so many months" hint="1 to 120, from the day we got them. The survey page tells customers. Scores stay, without words and names." {...figure('retentionMonths')} />
      <TextField label="Keep mails for so many months" hint="1 to 120. That one was sent, and when, stays." {...figure('mailRetentionMonths')} />
      <TextField label="Keep transcripts for so many months" hint="1 to 120, from the day of the contact. Personal data is replaced before they are stored." {...figure('transcriptRetentionMonths')} />
      <TextField label="Keep whom contacts were with for so many months" hint="1 to 120. How they went stays." {...figure('contactRetentionMonths')} />
      <TextField label="Most mails to one customer" hint="1 to 20 within the days below, over surveys, reminders, notices and digests together." {...figure('mailBudgetMost')} />
      <TextField label="Within so many days" hint="0 to 365; 0 means no limit." {...figure('mailBudgetDays')} />
      <TextField label="Least days between two surveys to one customer" hint="0 to 365. A reminder is no survey of its own." {...figure('surveyGapDays')} />
      <Select label="The digest goes out" hint="On the first of the next month, quarter or half-year; surveys and receipts name that day. A draft is made when the period ends, and nothing is sent by itself." choices={digestCadences.map((cadence) => ({ value: cadence, label: digestCadenceWords[cadence] }))} {...field('digestCadence')} />
      <ProofFields figure={figure} />
      <Select label="What customers read of an owner" hint="In notices and on a customer’s own page. Teams are named with each member." choices={ownerChoices} {...field('ownerShown')} />
      <Checkbox label="Publish “You said, we did”" hint={`Anybody can read it at ${settings.domainUrl ?? `/o/${settings.slug}`}, without signing in.`} {...form.register('publicPage')} />
      <div>
        <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
          Save the settings
        </Button>
      </div>
    </form>
  );
}
