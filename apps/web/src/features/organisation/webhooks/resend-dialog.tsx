import { useMutation, useQueryClient } from '@tanstack/react-query';
import { parseResponse } from 'hono/client';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNotice } from '../../../ui/problem-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Webhook } from './webhook-queries.ts';

const hourMs = 3_600_000;
const spans = [{ value: '1', label: 'The last hour' }, { value: '24', label: 'The last day' }, { value: '168', label: 'The last seven days' }, { value: '720', label: 'All of the log' }];

/** Sends again everything that was given up in a stretch of time. */
export function ResendDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const queryClient = useQueryClient();
  const [hours, setHours] = useState('24');
  const resend = useMutation({
    mutationFn: () => parseResponse(api['webhook-endpoints'][':id'].resends.$post({ param: { id: webhook.id }, json: { since: new Date(Date.now() - Number(hours) * hourMs).toISOString() } })),
    onSuccess: async ({ waiting }) => {
      await queryClient.invalidateQueries({ queryKey: ['webhooks'] });
      showToast({ message: waiting === 0 ? 'Nothing was given up in that time.' : waiting === 1 ? 'One delivery is sent again.' : `${waiting} deliveries are sent again.` });
      onClose();
    },
  });
  return (
    <Dialog isOpen onClose={onClose} title="Send what failed again?" description="Everything that was given up, under its old id and as things stand now. What has arrived already is not sent.">
      <div className="grid gap-5">
        <ProblemNotice error={resend.error} />
        <Select label="From" name="hours" choices={spans} value={hours} onChange={(event) => setHours(event.currentTarget.value)} />
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" isBusy={resend.isPending} busyLabel="Sending…" onClick={() => resend.mutate()}>
            Send again
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  );
}
