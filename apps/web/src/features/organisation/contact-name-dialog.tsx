import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Member } from './queries.ts';

interface Names {
  agentRef: string;
  team: string;
}

/** Says under which name or number contact data knows a member, so that what only they can do is seen. */
export function ContactNameDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<Names>({ defaultValues: { agentRef: member.agentRef ?? '', team: member.team ?? '' } });
  const change = useMutation({
    mutationFn: ({ agentRef, team }: Names) => parseResponse(api.members[':id']['agent-ref'].$put({ param: { id: member.id }, json: { agentRef: agentRef.trim() === '' ? null : agentRef, team: team.trim() === '' ? null : team } })),
    onSuccess: async () => {
      onClose();
      showToast({ message: `It is noted who ${member.name} is in contact data.` });
      await Promise.all([queryClient.invalidateQueries({ queryKey: ['members'] }), queryClient.invalidateQueries({ queryKey: ['key-people'] })]);
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`${member.name} in contact data`} description="The key-person test asks with it which reasons for contact nobody else resolves. It counts nobody’s contacts and ranks nobody.">
      <form className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => change.mutate(input))(event)}>
        <TextField label="Name or number" hint="As the agent is written in the contacts you import or send." isOptional autoComplete="off" maxLength={200} {...form.register('agentRef')} />
        <TextField label="Team" hint="What customers read instead of the name, where the settings show teams." isOptional autoComplete="off" maxLength={60} {...form.register('team')} />
        <ProblemNotice error={change.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={change.isPending} busyLabel="Saving…">
            Save
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
