import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** Shown before the title in the browser's tab: "2" gives "(2) My themes". */
  tabCount?: number;
  /** A small line above the title: where this belongs. */
  over?: ReactNode;
  /** One sentence beneath. */
  lead?: ReactNode;
  /** Stands before the title, such as a large ring. */
  mark?: ReactNode;
  actions?: ReactNode;
}

/** The one heading of a page, its sentence and what can be done with the whole page; names the browser tab. */
export function PageHeader({ title, tabCount = 0, over, lead, mark, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-4">
      <title>{`${tabCount > 0 ? `(${tabCount}) ` : ''}${title} – Kept`}</title>
      <div className="flex min-w-0 items-start gap-4">
        {mark}
        <div className="min-w-0">
          {over === undefined ? null : <p className="text-tiny text-ink-3">{over}</p>}
          <h1 tabIndex={-1} className="page-title">
            {title}
          </h1>
          {lead === undefined ? null : <div className="mt-1.5 text-small text-ink-2">{lead}</div>}
        </div>
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap gap-2 empty:hidden">{actions}</div>}
    </header>
  );
}
