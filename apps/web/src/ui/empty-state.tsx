import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface EmptyStateProps {
  kind: 'none-yet' | 'no-match' | 'nothing-selected';
  /** One sentence that says what is missing. */
  title: string;
  /** What will fill this place, or how to. */
  children?: ReactNode;
  /** The one thing to do next: a button or a link. A list without a match offers "Clear filters" through onClear instead. */
  action?: ReactNode;
  onClear?: () => void;
}

/** What a list says when it has nothing to show: nothing yet, nothing that matches, or nothing chosen. */
export function EmptyState({ kind, title, children, action, onClear }: EmptyStateProps) {
  const edge = kind === 'nothing-selected' ? 'py-10' : 'border-y border-line py-12';
  return (
    <div className={`grid justify-items-start gap-2 ${edge}`} data-kind={kind}>
      <p className="text-large font-[560] text-balance">{title}</p>
      {children === undefined ? null : <div className="max-w-[58ch] text-ink-2">{children}</div>}
      {kind === 'no-match' && onClear !== undefined ? (
        <Button className="mt-2" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
      {action === undefined ? null : <div className="mt-2">{action}</div>}
    </div>
  );
}
