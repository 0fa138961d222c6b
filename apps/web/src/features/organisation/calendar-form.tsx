import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useFieldArray, useForm, type UseFormReturn, useWatch } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { type FormErrors, formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { holidaysQuery, type WorkingDays } from './calendar-queries.ts';
import { NextHolidays } from './next-holidays.tsx';
import { weekdayName, weekFromMonday } from './weekday-name.ts';

interface Words {
  weekend: WorkingDays['weekend'];
  holidayCountry: string;
  holidayRegion: string;
  closingDays: { fromOn: string; toOn: string; name: string }[];
}

const toCodes = (places: readonly { code: string; name: string }[]) => places.map(({ code, name }) => ({ value: code, label: name }));

/** Says on which days people work; the next holidays of the country show before anything is saved. */
export function CalendarForm({ days }: { days: WorkingDays }) {
  const queryClient = useQueryClient();
  const form = useForm<Words>({ values: { ...days, holidayCountry: days.holidayCountry ?? '', holidayRegion: days.holidayRegion ?? '', closingDays: [...days.closingDays] }, shouldFocusError: false });
  const [country, region] = useWatch({ control: form.control, name: ['holidayCountry', 'holidayRegion'] });
  const { data: holidays } = useQuery(holidaysQuery(country, region));
  const save = useMutation({
    mutationFn: ({ holidayCountry, holidayRegion, ...rest }: Words) => parseResponse(api.calendar.$put({ json: { ...rest, holidayCountry: holidayCountry === '' ? null : holidayCountry, holidayRegion: holidayRegion === '' ? null : holidayRegion } })),
    onSuccess: async () => {
      for (const key of ['calendar', 'ladders', 'themes']) await queryClient.invalidateQueries({ queryKey: [key] });
      showToast({ message: 'The working days are saved.' });
    },
  });
  const errors = formErrors({}, save.error);
  return (
    <form noValidate className="grid max-w-[640px] gap-6" onSubmit={(event) => void form.handleSubmit((words) => save.mutate(words))(event)}>
      <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
      <p className="text-ink-2">Ladders and reminders count working days. A deadline stays the date it is.</p>
      <fieldset>
        <legend className="mb-2 font-[560]">Nobody works on</legend>
        {errors.at('weekend') === undefined ? null : <p className="mb-1 text-small font-[560] text-late">{errors.at('weekend')}</p>}
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {weekFromMonday.map((weekday) => (
            <Checkbox key={weekday} label={weekdayName(weekday)} value={weekday} {...form.register('weekend')} />
          ))}
        </div>
      </fieldset>
      <div className="grid grid-cols-2 gap-4 max-desk:grid-cols-1">
        <Select label="Public holidays of" placeholder="None" choices={toCodes(holidays?.countries ?? [])} error={errors.at('holidayCountry')} {...form.register('holidayCountry', { onChange: () => form.setValue('holidayRegion', '') })} />
        {(holidays?.regions.length ?? 0) === 0 || country === '' ? null : <Select label="Part of the country" isOptional placeholder="All of it" choices={toCodes(holidays?.regions ?? [])} error={errors.at('holidayRegion')} {...form.register('holidayRegion')} />}
      </div>
      {country === '' ? null : <NextHolidays next={holidays?.next ?? []} />}
      <Closings form={form} errors={errors} />
      <div>
        <Button type="submit" variant="primary" isBusy={save.isPending} busyLabel="Saving…">
          Save the working days
        </Button>
      </div>
    </form>
  );
}

function Closings({ form, errors }: { form: UseFormReturn<Words>; errors: FormErrors }) {
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'closingDays' });
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-[560]">
        Days on which you are closed <span className="text-small font-normal text-ink-2">(optional)</span>
      </legend>
      {errors.at('closingDays') === undefined ? null : <p className="text-small font-[560] text-late">{errors.at('closingDays')}</p>}
      {fields.map((field, at) => (
        <div key={field.id} className="grid grid-cols-[minmax(0,1fr)_9.5rem_9.5rem_auto] items-end gap-3 max-desk:grid-cols-1">
          <TextField label="What for" maxLength={80} autoComplete="off" error={errors.at(`closingDays.${at}.name`)} {...form.register(`closingDays.${at}.name`)} />
          <DateField label="First day" error={errors.at(`closingDays.${at}.fromOn`)} {...form.register(`closingDays.${at}.fromOn`)} />
          <DateField label="Last day" error={errors.at(`closingDays.${at}.toOn`)} {...form.register(`closingDays.${at}.toOn`)} />
          <Button aria-label={`Remove closing days ${at + 1}`} onClick={() => remove(at)}>
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => append({ fromOn: '', toOn: '', name: '' })}>
          Add closing days
        </Button>
      </div>
    </fieldset>
  );
}
