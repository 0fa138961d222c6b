import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { formatDay } from '../../ui/format-day.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Member } from './queries.ts';

interface AbsencesProps {
  members: readonly Member[];
  ownId: string;
  /** Administrators enter anybody's; everybody else their own. */
  mayChange: boolean;
}

interface Words {
  memberId: string;
  fromOn: string;
  toOn: string;
}

/** Who is away and when; whoever stands in for them acts meanwhile. */
export function Absences({ members, ownId, mayChange }: AbsencesProps) {
  const queryClient = useQueryClient();
  const refresh = async () => {
    for (const key of ['members', 'themes']) await queryClient.invalidateQueries({ queryKey: [key] });
  };
  const form = useForm<Words>({ defaultValues: { memberId: ownId, fromOn: '', toOn: '' }, shouldFocusError: false });
  const enter = useMutation({
    mutationFn: ({ memberId, fromOn, toOn }: Words) => parseResponse(api.members[':id'].absences.$post({ param: { id: memberId }, json: { fromOn, toOn: toOn === '' ? null : toOn } })),
    onSuccess: async () => {
      form.reset();
      await refresh();
      showToast({ message: 'The absence is entered.' });
    },
  });
  const remove = useMutation({
    mutationFn: ({ memberId, id }: { memberId: string; id: string }) => parseResponse(api.members[':id'].absences[':absenceId'].$delete({ param: { id: memberId, absenceId: id } })),
    onSuccess: async () => {
      await refresh();
      showToast({ message: 'They are here.' });
    },
  });
  const errors = formErrors({}, enter.error);
  const away = members.flatMap((member) => member.absences.map((absence) => ({ ...absence, member })));
  return (
    <section aria-labelledby="absences" className="mt-10 max-w-[640px] border-t border-line-strong pt-6">
      <h2 id="absences" className="mb-1 text-row font-[620]">
        Away
      </h2>
      <p className="mb-3 text-ink-2">{away.length === 0 ? 'Nobody is away, now or later.' : 'While somebody is away, the deputy of each of their themes acts.'}</p>
      <ProblemNotice error={remove.error} />
      <ul>
        {away.map(({ id, fromOn, toOn, member }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-2">
            <span className="num">
              <b className="font-[560]">{member.name}</b>: {formatDay(fromOn)} {toOn === null ? 'until further notice' : `to ${formatDay(toOn)}`}
            </span>
            {mayChange || member.id === ownId ? (
              <Button size="small" aria-label={`Take out: ${member.name} from ${formatDay(fromOn)}`} onClick={() => remove.mutate({ memberId: member.id, id })}>
                Take out
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <form noValidate className="mt-4 grid gap-4" onSubmit={(event) => void form.handleSubmit((words) => enter.mutate(words))(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <div className="grid grid-cols-3 items-end gap-4 max-desk:grid-cols-1">
          {mayChange ? <Select label="Who is away" choices={members.map(({ id, name }) => ({ value: id, label: name }))} {...form.register('memberId')} /> : null}
          <DateField label="First day away" error={errors.at('fromOn')} {...form.register('fromOn')} />
          <DateField label="Last day away" isOptional error={errors.at('toOn')} {...form.register('toOn')} />
        </div>
        <div>
          <Button type="submit" isBusy={enter.isPending} busyLabel="Entering…">
            {mayChange ? 'Enter the absence' : 'Say when you are away'}
          </Button>
        </div>
      </form>
    </section>
  );
}
