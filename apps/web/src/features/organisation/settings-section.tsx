import type { ReactNode } from 'react';

/** Settings that belong together, under a name of their own; its address leads to them. */
export function SettingsSection({ id, title, lead, children }: { id: string; title: string; lead: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid grid-cols-[240px_minmax(0,560px)] gap-x-10 gap-y-4 border-b border-line pb-8 max-wide:grid-cols-1">
      <div className="grid content-start gap-1">
        <h2 id={id} className="scroll-mt-20 text-large font-[620]">{title}</h2>
        <p className="text-small text-ink-2">{lead}</p>
      </div>
      <div className="grid content-start gap-6">{children}</div>
    </section>
  );
}
