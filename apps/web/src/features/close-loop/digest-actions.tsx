import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { AloneDialog } from './alone-dialog.tsx';
import type { Counted } from './audience/use-audience.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import { emailsWords } from './emails-words.ts';
import type { Digest } from './queries.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';
import type { DigestDeeds } from './use-digest-deeds.ts';

interface DigestActionsProps {
  digest: Digest;
  counted: Counted;
  deeds: DigestDeeds;
  may: (permission: 'digests.write' | 'digests.send') => boolean;
}

type Asking = 'review' | 'approve' | 'return' | 'send' | 'alone' | 'correct';

/** The one next step of a digest for the person who looks at it, and the way to stop it. */
export function DigestActions({ digest, counted, deeds, may }: DigestActionsProps) {
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const { state } = digest;
  return (
    <>
      {(state === 'draft' || state === 'in_review') && digest.mayApproveAlone && !digest.canApprove ? (
        <Button variant="primary" onClick={() => setAsking('alone')}>
          Approve it alone
        </Button>
      ) : null}
      {state === 'sent' && may('digests.write') ? <Button onClick={() => setAsking('correct')}>Correct it</Button> : null}
      {state === 'draft' && !digest.mayApproveAlone && may('digests.write') ? (
        <Button variant="primary" onClick={() => setAsking('review')}>
          Ask a second person to read it
        </Button>
      ) : null}
      {state === 'in_review' && digest.canApprove ? (
        <>
          <Button variant="primary" onClick={() => setAsking('approve')}>
            Approve
          </Button>
          <Button onClick={() => setAsking('return')}>Give it back</Button>
        </>
      ) : null}
      {state === 'approved' && may('digests.send') ? (
        <Button variant="primary" onClick={() => setAsking('send')}>
          Send {emailsWords(counted.audience?.people)}
        </Button>
      ) : null}
      {state === 'paused' && may('digests.send') ? (
        <Button variant="primary" isBusy={deeds.schedule.isPending} busyLabel="Taking it up again…" onClick={() => deeds.schedule.mutate(undefined)}>
          Send the remaining {emailsWords(digest.report?.waiting)}
        </Button>
      ) : null}
      {(state === 'scheduled' || state === 'sending') && may('digests.send') ? (
        <Button variant="danger" isBusy={deeds.stop.isPending} busyLabel="Stopping…" onClick={() => deeds.stop.mutate()}>
          Stop
        </Button>
      ) : null}
      <ReviewDialog isOpen={asking === 'review'} onClose={close} deeds={deeds} />
      <ApprovalDialog isOpen={asking === 'approve' || asking === 'return'} isApproving={asking === 'approve'} onClose={close} counted={counted} deeds={deeds} />
      <AloneDialog isOpen={asking === 'alone'} onClose={close} counted={counted} deeds={deeds} />
      <CorrectionDialog isOpen={asking === 'correct'} onClose={close} digest={digest} />
      <SendDialog isOpen={asking === 'send'} onClose={close} digest={digest} counted={counted} deeds={deeds} />
    </>
  );
}
