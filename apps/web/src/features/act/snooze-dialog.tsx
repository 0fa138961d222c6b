import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { DateField } from '../../ui/date-field.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { formatLongDay } from '../../ui/format-long-day.ts';
import { DeedDialog } from './deed-dialog.tsx';
import type { ThemeRow } from './queries.ts';
import { useDeed } from './use-deed.ts';
import { useTakeBack } from './use-take-back.ts';

interface SnoozeDialogProps {
  theme: Pick<ThemeRow, 'id' | 'title' | 'deadlineOn'>;
  onClose: () => void;
}

const daysAtMost = 7;
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Puts a theme out of sight for some days: at most seven, and never past its deadline. */
export function SnoozeDialog({ theme, onClose }: SnoozeDialogProps) {
  const furthest = dayAfter(daysAtMost);
  const last = theme.deadlineOn !== null && theme.deadlineOn < furthest ? theme.deadlineOn : furthest;
  const form = useForm<{ until: string }>({ defaultValues: { until: last }, shouldFocusError: false });
  const takeBack = useTakeBack();
  const deed = useDeed({
    send: (json: { until: string }) => parseResponse(api.themes[':id'].snooze.$post({ param: { id: theme.id }, json })),
    told: (_answer, { until }) => `“${theme.title}” is back on ${formatLongDay(until)}.`,
    onDone: onClose,
    undo: takeBack,
  });
  const errors = formErrors(form.formState.errors, deed.error);
  return (
    <DeedDialog title="Snooze" description="It leaves your list until then. Its deadline stays, and nobody who watches over it is kept waiting." verb="Snooze" errors={errors} attempt={form.formState.submitCount} isBusy={deed.isPending} onClose={onClose} onSubmit={(event) => void form.handleSubmit((input) => deed.mutate(input), () => deed.reset())(event)}>
      <DateField label="Until" hint="Seven days at most, and not past the deadline." min={dayAfter(1)} max={last} error={errors.at('until')} {...form.register('until', { required: 'Choose a day.' })} />
    </DeedDialog>
  );
}
