import type { Role } from '@kept/core/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { Member } from './queries.ts';
import { roleChoices } from './role-choices.ts';

/** Gives a member another role. */
export function RoleDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<{ role: Role }>({ defaultValues: { role: member.role } });
  const change = useMutation({
    mutationFn: (json: { role: Role }) => parseResponse(api.members[':id'].role.$put({ param: { id: member.id }, json })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['members'] });
      showToast({ message: `${member.name} has another role and signs in again.` });
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title={`The role of ${member.name}`} description="They are signed out everywhere, so that the old role cannot be used on.">
      <form className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => change.mutate(input))(event)}>
        <Select label="Role" choices={roleChoices} {...form.register('role')} />
        <ProblemNotice error={change.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={change.isPending} busyLabel="Changing…">
            Change the role
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
