import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import type { Digest } from './queries.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

/** Lets the only person who may approve stand for their own digest, and says that this is written down. */
export function AloneDialog({ isOpen, onClose, digest, deeds }: { isOpen: boolean; onClose: () => void; digest: Digest; deeds: DigestDeeds }) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Approve it alone?"
      description={`Nobody else here may approve a digest. That you approved your own work is recorded and shown. It would go to ${digest.audience.sentence}.`}
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
