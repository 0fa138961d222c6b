import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** A new key's secret, shown this once; closing forgets it. */
export function KeySecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const [said, say] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => say('Copied.'),
      () => say('This browser does not let us copy. Select the key and copy it yourself.'),
    );
  return (
    <Dialog isOpen onClose={onClose} title="The key is made" description="Copy it now. It is shown this once; afterwards only its hash is kept.">
      <TextField label="API key" name="secret" value={secret} readOnly className="num" onFocus={(event) => event.currentTarget.select()} />
      <output className="block min-h-5 text-small text-ink-2">
        {said}
      </output>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => void copy()}>
          Copy the key
        </Button>
        <Button onClick={onClose}>I have it</Button>
      </div>
    </Dialog>
  );
}
