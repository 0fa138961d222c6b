import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Menu } from '../ui/menu.tsx';
import { chooseColourTheme, onColourThemeChange, readColourTheme, type ColourTheme } from './colour-theme.ts';

const choices = [
  { theme: 'light', label: 'Light', Icon: Sun },
  { theme: 'dark', label: 'Dark', Icon: Moon },
  { theme: 'system', label: 'As this computer', Icon: Monitor },
] as const satisfies readonly { theme: ColourTheme; label: string; Icon: typeof Sun }[];

/** Chooses light, dark, or whatever the computer says. */
export function ThemeSwitch() {
  const chosen = useSyncExternalStore(onColourThemeChange, readColourTheme);
  const { Icon } = choices.find((choice) => choice.theme === chosen) ?? choices[2];
  return (
    <Menu
      trigger={<Icon aria-hidden="true" size={17} />}
      label="Colours: light, dark or as this computer"
      variant="quiet"
      size="icon"
      items={choices.map((choice) => ({
        id: choice.theme,
        label: choice.label,
        icon: <choice.Icon aria-hidden="true" size={15} />,
        isChosen: choice.theme === chosen,
        onSelect: () => chooseColourTheme(choice.theme),
      }))}
    />
  );
}
