import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import type { Digest } from './queries.ts';
import type { DigestDeeds } from './use-digest-deeds.ts';

interface SaveChangeProps {
  digest: Digest;
  deeds: DigestDeeds;
  label?: ReactNode;
  size?: 'small';
  isDisabled?: boolean;
  /** What else can be done with the change, beside saving it. */
  children?: ReactNode;
}

/** The end of every form that changes a digest: it saves, and says what that takes back. */
export function SaveChange({ digest, deeds, label = 'Save', size, isDisabled = false, children }: SaveChangeProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="submit" variant="primary" {...(size === undefined ? {} : { size })} disabled={isDisabled} isBusy={deeds.change.isPending} busyLabel="Saving…">
        {label}
      </Button>
      {children}
      {digest.state === 'draft' ? null : <p className="basis-full text-small text-ink-2">A change takes the approval back: it has to be read again.</p>}
    </div>
  );
}
