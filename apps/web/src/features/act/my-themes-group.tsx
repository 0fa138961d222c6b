import { MyThemesRow } from './my-themes-row.tsx';
import type { MyTheme } from './queries.ts';

interface MyThemesGroupProps {
  title: string;
  tone: 'late' | 'soon' | 'calm';
  themes: readonly MyTheme[];
  selected: string | undefined;
}

const tones = { late: 'text-late', soon: 'text-soon', calm: '' } as const;

/** One group of my themes under its heading and count; an empty group is not shown. */
export function MyThemesGroup({ title, tone, themes, selected }: MyThemesGroupProps) {
  if (themes.length === 0) return null;
  return (
    <section className="mt-6" aria-label={title}>
      <header className="flex items-baseline gap-2.5 border-b border-line-strong pb-2">
        <h2 className={`font-[620] ${tones[tone]}`}>{title}</h2>
        <span className="num text-tiny text-ink-3">{themes.length}</span>
      </header>
      <ul>
        {themes.map((theme) => (
          <MyThemesRow key={theme.id} theme={theme} tone={tone} isSelected={theme.id === selected} />
        ))}
      </ul>
    </section>
  );
}
