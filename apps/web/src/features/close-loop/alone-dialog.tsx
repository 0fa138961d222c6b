import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Counted } from './audience/use-audience.ts';
import { goesTo } from './digest-lead.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

/** Lets the only person who may approve stand for their own digest, and says that this is written down. */
export function AloneDialog({ isOpen, onClose, counted, deeds }: { isOpen: boolean; onClose: () => void; counted: Counted; deeds: DigestDeeds }) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Approve it alone?"
      description={`Nobody else here may approve a digest. That you approved your own work is recorded and shown. ${goesTo(counted, 'It would go')}`}
      footer={
        <>
          <Button variant="primary" isBusy={deeds.decide.isPending} busyLabel="Saving…" onClick={() => deeds.decide.mutate({ approve: true, alone: true }, { onSuccess: onClose })}>
            Yes, approve it alone
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </>
      }
    >
      <ProblemNotice error={deeds.decide.error} />
    </Dialog>
  );
}
