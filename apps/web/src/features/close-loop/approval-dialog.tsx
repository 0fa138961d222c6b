import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { Counted } from './audience/use-audience.ts';
import { goesTo } from './digest-lead.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

interface ApprovalDialogProps {
  isOpen: boolean;
  isApproving: boolean;
  onClose: () => void;
  counted: Counted;
  deeds: DigestDeeds;
}

/** The second person's yes, or what has to change first. */
export function ApprovalDialog({ isOpen, isApproving, onClose, counted, deeds }: ApprovalDialogProps) {
  const [reason, setReason] = useState('');
  const title = isApproving ? 'Approve this digest?' : 'Give it back';
  const description = isApproving ? `${goesTo(counted, 'It would go')} Nothing is sent until somebody presses Send.` : 'It becomes a draft again, with your reason beside it.';
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} description={description}>
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          deeds.decide.mutate(isApproving ? { approve: true } : { approve: false, reason }, { onSuccess: onClose });
        }}
      >
        {isApproving ? null : <Textarea label="What has to change?" name="reason" value={reason} onChange={(event) => setReason(event.target.value)} />}
        <ProblemNotice error={deeds.decide.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={deeds.decide.isPending} busyLabel="Saving…">
            {isApproving ? 'Yes, approve' : 'Give it back'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
