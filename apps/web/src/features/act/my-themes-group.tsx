import { MyThemesRow } from './my-themes-row.tsx';
import { MyThemesSection } from './my-themes-section.tsx';
import type { MyTheme } from './queries.ts';

interface MyThemesGroupProps {
  title: string;
  tone: 'late' | 'soon' | 'calm';
  themes: readonly MyTheme[];
  selected: string | undefined;
  ticked: readonly string[];
  onTick: (id: string) => void;
}

/** One group of my themes under its heading and count; an empty group is not shown. */
export function MyThemesGroup({ title, tone, themes, selected, ticked, onTick }: MyThemesGroupProps) {
  return (
    <MyThemesSection title={title} tone={tone} count={themes.length}>
      {themes.map((theme) => (
        <MyThemesRow key={theme.id} theme={theme} tone={tone} isSelected={theme.id === selected} isTicked={ticked.includes(theme.id)} onTick={() => onTick(theme.id)} />
      ))}
    </MyThemesSection>
  );
}
