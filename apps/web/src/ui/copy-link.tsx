import { useState } from 'react';
import { Button, type ButtonProps } from './button.tsx';

interface CopyLinkProps extends Pick<ButtonProps, 'size' | 'variant'> {
  url: string;
  /** What the link leads to, for those who hear the button. */
  about: string;
  /** What the button says where it copies something else than a link. */
  label?: string;
}

const words = { done: 'Copied', refused: 'Select the link and copy it' } as const;

/** Copies an address to the clipboard and says so on the button itself. */
export function CopyLink({ url, about, label = 'Copy link', size = 'small', variant }: CopyLinkProps) {
  const [state, setState] = useState<'ready' | keyof typeof words>('ready');
  const copy = () =>
    void navigator.clipboard.writeText(url).then(
      () => setState('done'),
      () => setState('refused'),
    );
  return (
    <Button size={size} variant={variant} onClick={copy} onBlur={() => setState('ready')}>
      <span aria-live="polite">
        {state === 'ready' ? label : words[state]}
        {state === 'ready' ? <span className="sr-only"> of {about}</span> : null}
      </span>
    </Button>
  );
}
