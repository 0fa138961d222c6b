import { MyThemesRow } from './my-themes-row.tsx';
import { MyThemesSection } from './my-themes-section.tsx';
import type { MyTheme } from './queries.ts';

interface MyThemesGroupProps {
  title: string;
  tone: 'late' | 'soon' | 'calm';
  themes: readonly MyTheme[];
  selected: string | undefined;
}

/** One group of my themes under its heading and count; an empty group is not shown. */
export function MyThemesGroup({ title, tone, themes, selected }: MyThemesGroupProps) {
  return (
    <MyThemesSection title={title} tone={tone} count={themes.length}>
      {themes.map((theme) => (
        <MyThemesRow key={theme.id} theme={theme} tone={tone} isSelected={theme.id === selected} />
      ))}
    </MyThemesSection>
  );
}
