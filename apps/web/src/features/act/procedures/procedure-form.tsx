import { contactChannels } from '@kept/core/vocabulary.ts';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useFieldArray, useForm, type UseFormReturn } from 'react-hook-form';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { type FormErrors, formErrors } from '../../../ui/form-errors.ts';
import { Select } from '../../../ui/select.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { channelName } from '../../listen/channel-name.ts';
import { ownersQuery } from '../owners-query.ts';
import type { NewProcedure, Procedure } from './procedure-queries.ts';

export interface ProcedureWords {
  title: string;
  body: string;
  grants: { channel: (typeof contactChannels)[number]; text: string }[];
  ownerId: string;
  deputyId: string;
  reviewOn: string;
  driverIds: string[];
  note: string;
}

interface ProcedureFormProps {
  /** What is changed; a new one is written without. */
  procedure?: Procedure | undefined;
  drivers: readonly { id: string; name: string }[];
  /** The reason for contact and the words it is begun with. */
  begun?: { driver?: string | undefined; title?: string | undefined } | undefined;
  error: unknown;
  isBusy: boolean;
  onSave: (words: ProcedureWords) => void;
  onCancel: () => void;
}

/** What is sent for a procedure as it was filled in. */
export function sentOf({ deputyId, note: _note, ...words }: ProcedureWords): NewProcedure {
  return { ...words, deputyId: deputyId === '' ? null : deputyId };
}

const example = 'Say when it is for, then number the steps:\n\n1. Look for both payments.\n2. Say on which day the money is there.';

/** Writes a procedure or changes one: words, who answers, when it is looked at again, and what it is for. */
export function ProcedureForm({ procedure, drivers, begun, error, isBusy, onSave, onCancel }: ProcedureFormProps) {
  const { data: owners } = useSuspenseQuery(ownersQuery);
  const form = useForm<ProcedureWords>({ defaultValues: begin(procedure, begun), shouldFocusError: false });
  const errors = formErrors({ title: form.formState.errors.title, body: form.formState.errors.body, ownerId: form.formState.errors.ownerId, reviewOn: form.formState.errors.reviewOn }, error);
  const { register } = form;
  return (
    <form noValidate className="grid max-w-[70ch] gap-6" onSubmit={(event) => void form.handleSubmit(onSave)(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <TextField label="Title" hint="What somebody would look for." autoComplete="off" maxLength={120} error={errors.at('title')} {...register('title', { validate: (title) => title.trim() !== '' || 'Give the procedure a title.' })} />
      <Textarea label="What is to be done" hint="Markdown. The items of a numbered list are the steps." rows={12} maxLength={20_000} placeholder={example} error={errors.at('body')} {...register('body', { validate: (body) => body.trim() !== '' || 'Write what is to be done.' })} />
      <Grants form={form} errors={errors} />
      <fieldset>
        <legend className="mb-2 font-[560]">Reasons for contact it is for</legend>
        {drivers.length === 0 ? <p className="text-small text-ink-2">There is no contact driver yet.</p> : null}
        <div className="grid grid-cols-2 gap-x-6 gap-y-1 text-small max-desk:grid-cols-1">
          {drivers.map(({ id, name }) => (
            <Checkbox key={id} label={name} value={id} {...register('driverIds')} />
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
        <Select label="Who answers for it" placeholder="Choose one" choices={owners} error={errors.at('ownerId')} {...register('ownerId', { required: 'Choose who answers for it.' })} />
        <Select label="Who stands in" isOptional placeholder="Nobody" choices={owners} error={errors.at('deputyId')} {...register('deputyId')} />
      </div>
      <DateField label="Look at it again on" error={errors.at('reviewOn')} {...register('reviewOn', { required: 'Choose the day of its review.' })} />
      {procedure === undefined ? null : <TextField label="What changed" hint="Stands beside the version." isOptional maxLength={300} autoComplete="off" error={errors.at('note')} {...register('note')} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isBusy={isBusy} busyLabel="Saving…">
          {procedure === undefined ? 'Write it down' : 'Save'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

function begin(procedure: Procedure | undefined, { driver, title: asked = '' }: { driver?: string | undefined; title?: string | undefined } = {}): ProcedureWords {
  if (procedure === undefined) return { title: asked, body: '', grants: [], ownerId: '', deputyId: '', reviewOn: '', driverIds: driver === undefined ? [] : [driver], note: '' };
  const { title, body, grants, owner, deputy, reviewOn, drivers } = procedure;
  return { title, body, grants: [...grants], ownerId: owner.id, deputyId: deputy?.id ?? '', reviewOn, driverIds: drivers.map(({ id }) => id), note: '' };
}

function Grants({ form, errors }: { form: UseFormReturn<ProcedureWords>; errors: FormErrors }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'grants' });
  const problem = errors.all.find(({ field }) => field?.startsWith('grants') === true)?.message;
  const free = contactChannels.find((channel) => !form.getValues('grants').some((grant) => grant.channel === channel));
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-[560]">
        What may be granted without asking <span className="text-small font-normal text-ink-2">(optional)</span>
      </legend>
      {problem === undefined ? null : <p className="text-small font-[560] text-late">{problem}</p>}
      {fields.map((field, at) => (
        <div key={field.id} className="grid grid-cols-[10rem_minmax(0,1fr)_auto] items-end gap-3 max-desk:grid-cols-1">
          <Select label="Channel" choices={contactChannels.map((channel) => ({ value: channel, label: channelName(channel) }))} {...form.register(`grants.${at}.channel`)} />
          <TextField label="May be granted" maxLength={200} autoComplete="off" {...form.register(`grants.${at}.text`)} />
          <Button aria-label={`Remove grant ${at + 1}`} onClick={() => remove(at)}>
            Remove
          </Button>
        </div>
      ))}
      {free === undefined ? null : (
        <div>
          <Button size="small" onClick={() => append({ channel: free, text: '' })}>
            Add a channel
          </Button>
        </div>
      )}
    </fieldset>
  );
}
