import { lazy, Suspense, useState, type ReactNode } from 'react';

const DialogFrame = lazy(() => import('./dialog-frame.tsx').then(({ DialogFrame }) => ({ default: DialogFrame })));

export interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** The buttons, the one that does it first. */
  footer?: ReactNode;
  width?: 'usual' | 'wide';
  /** Runs once the dialog is gone and focus has returned to where it was. */
  onClosed?: () => void;
}

/** Asks one thing above the page: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const [isWanted, setWanted] = useState(props.isOpen);
  if (props.isOpen && !isWanted) setWanted(true);
  if (!isWanted && !props.isOpen) return null;
  return (
    <Suspense>
      <DialogFrame {...props} />
    </Suspense>
  );
}
