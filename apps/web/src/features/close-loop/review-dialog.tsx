import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import type { DigestDeeds } from './use-digest-deeds.ts';

/** Asks for a second pair of eyes, with a note if one helps. */
export function ReviewDialog({ isOpen, onClose, deeds }: { isOpen: boolean; onClose: () => void; deeds: DigestDeeds }) {
  const [note, setNote] = useState('');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Ask a second person to read it" description="Everybody who may approve a digest gets a mail. Whoever made or changed it cannot approve it.">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          deeds.review.mutate(note, { onSuccess: onClose });
        }}
      >
        <Textarea label="A note to them" isOptional name="note" value={note} onChange={(event) => setNote(event.target.value)} />
        <ProblemNotice error={deeds.review.error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" isBusy={deeds.review.isPending} busyLabel="Asking…">
            Ask for approval
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  );
}
