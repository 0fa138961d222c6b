import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { Digest } from './queries.ts';
import { useCorrection } from './use-correction.ts';

/** Asks what was wrong in a digest that was sent, and begins its correction. */
export function CorrectionDialog({ isOpen, onClose, digest }: { isOpen: boolean; onClose: () => void; digest: Digest }) {
  const [wrong, setWrong] = useState('');
  const correct = useCorrection(digest.id);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Correct this digest" description="A correction goes to those who got it, says that it is one and what was wrong. It is a draft first, and a second person reads it.">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          correct.mutate(wrong, { onSuccess: onClose });
        }}
      >
        <Textarea label="What was wrong?" name="wrong" value={wrong} maxLength={500} onChange={(event) => setWrong(event.target.value)} />
        <ProblemNotice error={correct.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={correct.isPending} busyLabel="Making it…">
            Begin the correction
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
