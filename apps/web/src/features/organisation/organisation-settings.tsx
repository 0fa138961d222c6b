import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { changedOnly } from './changed-only.ts';
import { CustomerSettings } from './customer-settings.tsx';
import { MailSettings } from './mail-settings.tsx';
import { ProofFields } from './proof-fields.tsx';
import type { Settings } from './queries.ts';
import { RetentionFields } from './retention-fields.tsx';
import type { SettingFields, SettingsChange } from './setting-fields.ts';
import { SettingsSection } from './settings-section.tsx';
import { zoneChoices } from './zone-choices.ts';

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' });
const currencies = Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code}, ${currencyNames.of(code) ?? code}` }));

/** What an administrator decides for everyone, part by part; what nobody touched is not sent. */
export function OrganisationSettings({ settings }: { settings: Settings }) {
  const { form, save, submit } = useSettings(settings);
  const errors = formErrors(form.formState.errors, save.error);
  const { dirtyFields, submitCount } = form.formState;
  const changed = Object.values(dirtyFields).filter(Boolean).length;
  const fields: SettingFields = {
    text: (name) => ({ error: errors.at(name), ...form.register(name) }),
    figure: (name) => ({ type: 'number', inputMode: 'numeric', className: 'max-w-28', error: errors.at(name), ...form.register(name, { valueAsNumber: true }) }),
  };
  return (
    <form noValidate className="grid gap-8 [&_:is(input,select,textarea)]:scroll-mb-28" onSubmit={submit}>
      <ErrorSummary errors={errors.all} attempt={submitCount} />
      <SettingsSection id="settings-organisation" title="The organisation" lead="Its name, and by which clock and money it reckons.">
        <TextField label="Name" hint="Customers read it on surveys and in mails." {...fields.text('name')} />
        <Select label="Time zone" hint="Deadlines, mails and figures follow it." choices={zoneChoices(settings.timezone)} {...fields.text('timezone')} />
        <Select label="Currency" hint="Annual values and revenue are counted in it." choices={currencies} {...fields.text('currency')} />
      </SettingsSection>
      <MailSettings fields={fields} />
      <CustomerSettings fields={fields} publicPage={form.register('publicPage')} address={settings.domainUrl ?? `/o/${settings.slug}`} />
      <SettingsSection id="settings-keeping" title="How long things are kept" lead="In months. What is older goes each night.">
        <RetentionFields figure={fields.figure} />
      </SettingsSection>
      <SettingsSection id="settings-proof" title="When a fix is confirmed" lead="What customers and figures must show before a fix counts, or is opened again.">
        <ProofFields figure={fields.figure} />
      </SettingsSection>
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-paper py-3">
        <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
          Save the settings
        </Button>
        {changed === 0 ? null : <Button onClick={() => form.reset(undefined, { keepDirtyValues: false })}>Take back</Button>}
        <p role="status" className="text-small text-ink-2">{changed === 0 ? '' : `${countWords(changed, 'change', 'changes')} not saved yet.`}</p>
      </div>
    </form>
  );
}

function useSettings(settings: Settings) {
  const queryClient = useQueryClient();
  const { slug: _slug, changedAt: _changedAt, domainUrl: _domainUrl, ...given } = settings;
  // What somebody else saved comes in beside what is half written here.
  const form = useForm<SettingsChange>({ values: given, resetOptions: { keepDirtyValues: true }, shouldFocusError: false });
  const { dirtyFields } = form.formState;
  const save = useMutation({
    mutationFn: (json: Partial<SettingsChange>) => parseResponse(api.settings.$patch({ json })),
    onSuccess: async () => {
      form.reset(form.getValues(), { keepDirtyValues: false });
      await queryClient.invalidateQueries({ queryKey: ['settings'] });
      await queryClient.invalidateQueries({ queryKey: ['session'] });
      showToast({ message: 'The settings are saved.' });
    },
  });
  const send = (input: SettingsChange) => {
    const change = changedOnly(input, dirtyFields);
    if (Object.keys(change).length === 0) showToast({ message: 'Nothing has changed.' });
    else save.mutate(change);
  };
  return { form, save, submit: form.handleSubmit(send, () => save.reset()) };
}
