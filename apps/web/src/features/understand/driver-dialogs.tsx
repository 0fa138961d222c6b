import { useMutation } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { countWords } from '../../ui/count-words.ts';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { DeedDialog } from '../act/deed-dialog.tsx';
import { isJourneyStage, isOrigin } from '../act/is-journey-stage.ts';
import type { Driver } from './driver-queries.ts';
import { useChangeDriver, useDriversChanged, useSeparateDriver } from './use-driver-deeds.ts';
import { choicesOf, journeyStageWords, originWords } from './vocabulary-words.ts';

interface TracedDriver {
  name: string;
  origin: string;
  journeyStage: string;
}

const traced = ({ name, origin, journeyStage }: TracedDriver) => ({ name, origin: isOrigin(origin) ? origin : null, journeyStage: isJourneyStage(journeyStage) ? journeyStage : null });

/** Adds a driver, or renames and traces the one given. */
export function DriverDialog({ driver, onClose }: { driver?: Driver | undefined; onClose: () => void }) {
  const changed = useDriversChanged();
  const form = useForm<TracedDriver>({ defaultValues: { name: driver?.name ?? '', origin: driver?.origin ?? '', journeyStage: driver?.journeyStage ?? '' }, shouldFocusError: false });
  const add = useMutation({
    mutationFn: (input: TracedDriver) => parseResponse(api['contact-drivers'].$post({ json: traced(input) })),
    onSuccess: async ({ name }) => {
      onClose();
      showToast({ message: `“${name}” is a contact driver now.` });
      await changed();
    },
  });
  const change = useChangeDriver();
  const save = (input: TracedDriver) => (driver === undefined ? add.mutate(input) : change.mutate({ driver, to: changedOf(driver, traced(input)) }, { onSuccess: onClose }));
  const deed = driver === undefined ? add : change;
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog
      title={driver === undefined ? 'Add a contact driver' : 'Rename and trace'}
      description={driver === undefined ? 'A reason why customers make contact.' : 'What other systems send under the old name still finds it.'}
      verb={driver === undefined ? 'Add it' : 'Save'}
      errors={errors}
      attempt={form.formState.submitCount}
      isBusy={deed.isPending}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit(save, () => deed.reset())(event)}
    >
      <TextField label="Name" hint="As your agents book it." autoComplete="off" maxLength={200} error={errors.at('name')} {...form.register('name', { validate: (name) => name.trim() !== '' || 'Give the contact driver a name.' })} />
      <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
        <Select label="Where it begins" isOptional placeholder="Not traced" choices={choicesOf(originWords)} error={errors.at('origin')} {...form.register('origin')} />
        <Select label="Journey stage" isOptional placeholder="Not traced" choices={choicesOf(journeyStageWords)} error={errors.at('journeyStage')} {...form.register('journeyStage')} />
      </div>
    </DeedDialog>
  );
}

/** Only what is different is sent, so that undoing puts back no more than that. */
function changedOf(driver: Driver, to: ReturnType<typeof traced>) {
  return Object.fromEntries(Object.entries(to).filter(([key, value]) => Reflect.get(driver, key) !== value));
}

/** One driver stands for another from now on; separating them gives each its own contacts back. */
export function MergeDriverDialog({ driver, drivers, onClose }: { driver: Driver; drivers: readonly Driver[]; onClose: () => void }) {
  const changed = useDriversChanged();
  const separate = useSeparateDriver();
  const form = useForm({ defaultValues: { intoId: '' }, shouldFocusError: false });
  const merge = useMutation({
    mutationFn: ({ intoId }: { intoId: string }) => parseResponse(api['contact-drivers'][':id'].merge.$post({ param: { id: driver.id }, json: { intoId, version: driver.version } })),
    onSuccess: async ({ driver: kept, contacts }) => {
      onClose();
      showToast({ message: `“${driver.name}” counts as “${kept.name}” now, with ${countWords(contacts, 'contact', 'contacts')}.`, undo: () => separate.mutate(driver.id) });
      await changed();
    },
  });
  const errors = formErrors(form.formState.errors, merge.error);
  const others = drivers.filter(({ id }) => id !== driver.id).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <DeedDialog
      title={`Merge “${driver.name}”`}
      description={`${countWords(driver.contacts, 'contact counts', 'contacts count')} as the other’s, and so does what arrives under this name. You can separate them again at any time.`}
      verb={`Merge ${countWords(driver.contacts, 'contact', 'contacts')}`}
      errors={errors}
      attempt={form.formState.submitCount}
      isBusy={merge.isPending}
      onClose={onClose}
      onSubmit={(event) => void form.handleSubmit((input) => merge.mutate(input), () => merge.reset())(event)}
    >
      <Select label="Into which contact driver" placeholder="Choose one" choices={others.map(({ id, name, contacts }) => ({ value: id, label: `${name} (${countWords(contacts, 'contact', 'contacts')})` }))} error={errors.at('intoId')} {...form.register('intoId', { required: 'Choose the contact driver it belongs to.' })} />
    </DeedDialog>
  );
}
