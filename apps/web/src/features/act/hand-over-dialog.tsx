import { useQuery } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm, useWatch } from 'react-hook-form';
import { api } from '../../api.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { DeedDialog } from './deed-dialog.tsx';
import { ownersQuery } from './owners-query.ts';
import type { Theme } from './queries.ts';
import { useDeed } from './use-deed.ts';

interface HandOver {
  ownerId: string;
  note: string;
  atOnce: boolean;
}

const leads = 'leads';

/** Asks a person to take a theme over, or the leads to find one; it stays where it is until somebody accepts. Leads may give it at once. */
export function HandOverDialog({ theme, onClose }: { theme: Theme; onClose: () => void }) {
  const owners = useQuery(ownersQuery);
  const form = useForm<HandOver>({ defaultValues: { ownerId: '', note: '', atOnce: false }, shouldFocusError: false });
  const [ownerId, atOnce] = useWatch({ control: form.control, name: ['ownerId', 'atOnce'] });
  const isNotMine = ownerId === leads;
  const nameOf = (id: string) => owners.data?.find((each) => each.value === id)?.label ?? 'The person you chose';
  const deed = useDeed({
    send: ({ ownerId: to, note, atOnce: isAtOnce }: HandOver) =>
      parseResponse(api.themes[':id'].owner.$post({ param: { id: theme.id }, json: { ownerId: to === leads ? null : to, ...(note.trim() === '' ? {} : { note }), ...(isAtOnce && to !== leads ? { atOnce: true } : {}) } })),
    told: ({ outcome }, { ownerId: to }) => (outcome === 'handed_over' ? `${nameOf(to)} owns it now and gets a mail.` : to === leads ? 'The leads are asked. It stays with its owner until somebody accepts it.' : `${nameOf(to)} is asked. It stays with its owner until they accept it.`),
    onDone: onClose,
  });
  const errors = formErrors(form.formState.errors, deed.error);
  const people = (owners.data ?? []).filter((each) => each.value !== theme.owner?.id);
  const choices = theme.may.giveAtOnce ? people : [...people, { value: leads, label: 'Not mine: a lead should find the person' }];
  const verb = isNotMine ? 'Ask the leads' : atOnce ? 'Hand over now' : 'Ask them';
  return (
    <DeedDialog title="Hand over" description="The deadline goes with it." verb={verb} errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <Select label="To whom?" placeholder="Choose a person" choices={choices} error={errors.at('ownerId')} {...form.register('ownerId', { required: 'Choose the person who takes it over.' })} />
      <Textarea label={isNotMine ? 'Whose is it, or why is it not yours?' : 'What should they know?'} isOptional={!isNotMine} error={errors.at('note')} {...form.register('note', { validate: (note, { ownerId: to }) => to !== leads || note.trim() !== '' || 'Say why it is not yours, so that a lead can find the right person.' })} />
      {theme.may.giveAtOnce ? <Checkbox label="Hand it over at once, without asking" hint="They get a mail that says so." {...form.register('atOnce')} /> : null}
    </DeedDialog>
  );
}
