import type { ReactNode } from 'react';

interface MyThemesSectionProps {
  title: string;
  tone: 'late' | 'soon' | 'calm';
  count: number;
  children: ReactNode;
}

const tones = { late: 'text-late', soon: 'text-soon', calm: '' } as const;

/** Rows of one kind on My themes under their heading and count; without any there is no heading either. */
export function MyThemesSection({ title, tone, count, children }: MyThemesSectionProps) {
  if (count === 0) return null;
  return (
    <section className="mt-6" aria-label={title}>
      <header className="flex items-baseline gap-2.5 border-b border-line-strong pb-2">
        <h2 className={`font-[620] ${tones[tone]}`}>{title}</h2>
        <span className="num text-tiny text-ink-3">{count}</span>
      </header>
      <ul>{children}</ul>
    </section>
  );
}
