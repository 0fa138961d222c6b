import { Button } from '../../ui/button.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface SourceSecretProps {
  title: string;
  url?: string;
  /** Null where the sender hands out its own. */
  secret: string | null;
  hint: string;
  onClose: () => void;
}

/** An address and its new secret, shown this once; closing forgets the secret. */
export function SourceSecret({ title, url, secret, hint, onClose }: SourceSecretProps) {
  return (
    <Dialog isOpen onClose={onClose} title={title} description={secret === null ? 'The secret is the sender’s own; Kept keeps it sealed and never shows it.' : 'Copy the secret now. It is shown this once; afterwards Kept keeps it sealed.'}>
      <div className="grid gap-5">
        {url === undefined ? null : <TextField label="Address" name="url" value={url} readOnly className="num" onFocus={(event) => event.currentTarget.select()} />}
        {secret === null ? null : <TextField label="Secret" hint={hint} name="secret" value={secret} readOnly className="num" onFocus={(event) => event.currentTarget.select()} />}
        <div className="flex flex-wrap gap-2">
          {url === undefined ? null : <CopyLink url={url} about="this source" label="Copy the address" />}
          {secret === null ? null : <CopyLink url={secret} about="this source" label="Copy the secret" />}
          <Button variant="primary" onClick={onClose}>
            I have it
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
