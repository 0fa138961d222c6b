import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Menu } from '../../ui/menu.tsx';

/** What is seldom done to a digest: cancelling it, which asks first. */
export function DigestMenu({ onCancel }: { onCancel: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const confirm = () => {
    close();
    onCancel();
  };
  return (
    <>
      <Menu trigger={<Ellipsis aria-hidden="true" size={18} />} label="More about this digest" size="icon" align="end" items={[{ id: 'cancel', label: 'Cancel this digest', onSelect: () => setAsking(true) }]} />
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title="Cancel this digest?"
        description="Nothing is sent. Another one can be made for the same quarter."
        footer={
          <>
            <Button variant="danger" onClick={confirm}>
              Cancel the digest
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
