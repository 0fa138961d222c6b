import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../ui/button.tsx';
import { countWords } from '../../ui/count-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { eraseCustomer } from './customer-queries.ts';

interface EraseDialogProps {
  isOpen: boolean;
  customer: { id: string; called: string };
  onClose: () => void;
  onErased: () => Promise<void>;
}

/** The last question before a person is erased: what goes, what stays, and that there is no way back. */
export function EraseDialog({ isOpen, customer, onClose, onErased }: EraseDialogProps) {
  const queryClient = useQueryClient();
  const erase = useMutation({
    mutationFn: () => eraseCustomer(customer.id),
    onSuccess: async ({ texts, contacts, mails }) => {
      // Whoever is gone cannot be read again: the page about them is left before anything is.
      await onErased();
      showToast({ message: `Erased. ${countWords(texts, 'thing said', 'things said')}, ${countWords(contacts, 'contact', 'contacts')} and ${countWords(mails, 'mail', 'mails')} belong to nobody any more.` });
      await queryClient.invalidateQueries({ predicate: ({ queryKey: [kind, id] }) => kind !== 'customers' || id !== customer.id });
      queryClient.removeQueries({ queryKey: ['customers', customer.id] });
    },
  });
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={`Erase ${customer.called}?`} description="There is no undo. Export first if they asked for their data as well.">
      <div className="grid gap-4 text-small">
        <div>
          <h3 className="mb-1 text-body font-[600]">What goes</h3>
          <ul className="list-disc ps-5 marker:text-ink-3">
            <li>Their name, address and ids, also where other people wrote their full name or address</li>
            <li>Every word they said, and what was said in their contacts</li>
            <li>The texts and the address of every mail to them</li>
            <li>Their answers to “did it fix it?” and every choice about mail</li>
          </ul>
        </div>
        <div>
          <h3 className="mb-1 text-body font-[600]">What stays</h3>
          <ul className="list-disc ps-5 marker:text-ink-3">
            <li>Scores, and how their contacts went, with day, channel and reason and without the person, so that figures stay true</li>
            <li>A mark nobody can turn back into an address or id: a file that brings them again saves nothing of them, and no mail goes out</li>
            <li>Backups made before, until they are overwritten</li>
          </ul>
        </div>
        <ProblemNotice error={erase.error} />
        <div className="flex flex-wrap gap-2">
          <Button variant="danger" onClick={() => erase.mutate()} isBusy={erase.isPending} busyLabel="Erasing…">
            {`Erase ${customer.called}`}
          </Button>
          <Button onClick={onClose}>Keep them</Button>
        </div>
      </div>
    </Dialog>
  );
}
