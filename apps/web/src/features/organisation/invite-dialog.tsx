import { type Role, roles } from '@kept/core/permissions.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useForm } from 'react-hook-form';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { roleChoices } from './role-choices.ts';

interface NewInvitation {
  name: string;
  email: string;
  role: Role;
}

const empty: NewInvitation = { name: '', email: '', role: roles[2] };

/** Invites one person by mail. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const queryClient = useQueryClient();
  const form = useForm<NewInvitation>({ defaultValues: empty, shouldFocusError: false });
  const invite = useMutation({
    mutationFn: (json: NewInvitation) => parseResponse(api.members.invitations.$post({ json })),
    onSuccess: async (_made, { email }) => {
      await queryClient.invalidateQueries({ queryKey: ['members'] });
      showToast({ message: `An invitation to ${email} is on its way. It works for 7 days.` });
      close();
    },
  });
  const close = () => {
    form.reset(empty);
    invite.reset();
    onClose();
  };
  const errors = formErrors(form.formState.errors, invite.error);
  return (
    <Dialog isOpen={isOpen} onClose={close} title="Invite a person" description="They get a mail with a link that works for 7 days.">
      <form noValidate className="grid gap-5" onSubmit={(event) => void form.handleSubmit((input) => invite.mutate(input), () => invite.reset())(event)}>
        <ErrorSummary errors={errors.all} attempt={form.formState.submitCount} />
        <TextField label="Name" autoComplete="off" error={errors.at('name')} {...form.register('name', { required: 'Enter the person’s name.' })} />
        <TextField label="Email" type="email" inputMode="email" autoComplete="off" error={errors.at('email')} {...form.register('email', { required: 'Enter the person’s email.' })} />
        <Select label="Role" choices={roleChoices} error={errors.at('role')} {...form.register('role')} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={invite.isPending} busyLabel="Inviting…">
            Send the invitation
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
