import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';

/** What is seldom done to a digest: giving it up, which asks first. `isUnderWay` when some of it has left. */
export function DigestMenu({ isUnderWay, onCancel }: { isUnderWay: boolean; onCancel: () => void }) {
  const words = isUnderWay
    ? { item: 'Never send the rest', title: 'Never send the rest?', description: 'Whoever has it keeps it; what is held back is never sent.', button: 'Never send it' }
    : { item: 'Cancel this digest', title: 'Cancel this digest?', description: 'Nothing is sent. What it would have told stands in the next one, or in another for the same period.', button: 'Cancel the digest' };
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const confirm = () => {
    close();
    onCancel();
  };
  return (
    <>
      <Menu trigger={<Ellipsis aria-hidden="true" size={18} />} label="More about this digest" size="icon" align="end" items={[{ id: 'cancel', label: words.item, onSelect: () => setAsking(true) }]} />
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title={words.title}
        description={words.description}
        footer={
          <>
            <Button variant="danger" onClick={confirm}>
              {words.button}
            </Button>
            <Button onClick={close}>Keep it</Button>
          </>
        }
      >
        {null}
      </Dialog>
    </>
  );
}
