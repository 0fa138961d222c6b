import type { ReactNode } from 'react';

interface FoldProps {
  title: string;
  /** What the fold holds, beside its title. */
  about?: string;
  isOpen?: boolean;
  children: ReactNode;
}

/** A part of a page that is there for who wants it: one line until it is opened. */
export function Fold({ title, about, isOpen, children }: FoldProps) {
  return (
    <details className="border-b border-line" open={isOpen}>
      <summary className="cursor-pointer py-2.5 text-small">
        <span className="font-[560]">{title}</span>
        {about === undefined ? null : <span className="num text-ink-2">{`, ${about}`}</span>}
      </summary>
      <div className="pb-4">{children}</div>
    </details>
  );
}
