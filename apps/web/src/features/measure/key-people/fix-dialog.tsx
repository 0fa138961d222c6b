import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { ownersQuery } from '../../act/owners-query.ts';
import { membersQuery } from '../../organisation/queries.ts';

/** One thing that hangs on people who might leave, and the deed that gives it to somebody who stays. */
export type Fix = { readonly deed: 'deputy' | 'owner' | 'reader'; readonly id: string; readonly title: string; readonly ownerId: string } & ({ readonly kind: 'theme' } | { readonly kind: 'procedure'; readonly version: number });

interface Choice {
  memberId: string;
  atOnce: boolean;
}

const deedWords = {
  deputy: { title: 'Name a deputy', question: 'Who stands in?', verb: 'Name the deputy' },
  owner: { title: 'Hand over', question: 'Who takes it?', verb: 'Hand over' },
  reader: { title: 'Ask somebody to read', question: 'Who should know it?', verb: 'Ask them' },
} as const satisfies Record<Fix['deed'], object>;

function send(fix: Fix, { memberId, atOnce }: Choice): Promise<unknown> {
  const param = { id: fix.id };
  if (fix.deed === 'reader') return parseResponse(api.procedures[':id']['reading-requests'].$post({ param, json: { memberId } }));
  if (fix.kind === 'procedure') return parseResponse(api.procedures[':id'].$patch({ param, json: { version: fix.version, ...(fix.deed === 'deputy' ? { deputyId: memberId } : { ownerId: memberId, deputyId: null }) } }));
  if (fix.deed === 'deputy') return parseResponse(api.themes[':id'].deputy.$put({ param, json: { deputyId: memberId } }));
  return parseResponse(api.themes[':id'].owner.$post({ param, json: { ownerId: memberId, ...(atOnce ? { atOnce } : {}) } }));
}

/** Names a deputy, hands over or asks for a reader without leaving the test; only those who stay can be chosen. */
export function FixDialog({ fix, leaving, onClose }: { fix: Fix; leaving: readonly string[]; onClose: () => void }) {
  const queryClient = useQueryClient();
  const { data: owners = [] } = useQuery(ownersQuery);
  const { data: everybody = [] } = useQuery({ ...membersQuery, enabled: fix.deed === 'reader', select: ({ members }) => members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })) });
  const people = fix.deed === 'reader' ? everybody : owners;
  const words = deedWords[fix.deed];
  const form = useForm<Choice>({ defaultValues: { memberId: '', atOnce: true } });
  const mend = useMutation({
    mutationFn: (choice: Choice) => send(fix, choice),
    onSuccess: async (_done, { memberId, atOnce }) => {
      onClose();
      const name = people.find(({ value }) => value === memberId)?.label ?? 'The person you chose';
      showToast({ message: fix.deed === 'reader' ? `${name} is asked to read “${fix.title}” with their next mail of the day.` : fix.deed === 'deputy' ? `${name} stands in for “${fix.title}” now.` : fix.kind === 'procedure' || atOnce ? `${name} owns “${fix.title}” now.` : `${name} is asked to take “${fix.title}” over.` });
      await Promise.all(['key-people', 'themes', 'procedures'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
    },
  });
  const choices = people.filter(({ value }) => value !== fix.ownerId && !leaving.includes(value));
  return (
    <Dialog isOpen onClose={onClose} title={words.title} description={fix.title}>
      <form className="grid gap-5" onSubmit={(event) => void form.handleSubmit((choice) => mend.mutate(choice))(event)}>
        <Select label={words.question} placeholder="Choose somebody who stays" choices={choices} error={form.formState.errors.memberId?.message} {...form.register('memberId', { required: 'Choose a person.' })} />
        {fix.deed === 'owner' && fix.kind === 'theme' ? <Checkbox label="At once, without asking" hint="They get a mail that says so." {...form.register('atOnce')} /> : null}
        <ProblemNotice error={mend.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={mend.isPending} busyLabel="Saving…">
            {words.verb}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
