/** Light, dark, or whatever the computer says. */
export type ColourTheme = 'light' | 'dark' | 'system';

const setting = 'kept.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

/** The choice made on this computer. */
export function readColourTheme(): ColourTheme {
  const stored = localStorage.getItem(setting);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}

/** Remembers the choice and shows it at once. */
export function chooseColourTheme(theme: ColourTheme): void {
  if (theme === 'system') localStorage.removeItem(setting);
  else localStorage.setItem(setting, theme);
  showColourTheme();
  for (const listener of listeners) listener();
}

/** Calls back when another choice is made, until the returned function is called. */
export function onColourThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows the computer between light and dark while the choice is "system". */
export function followSystemTheme(): void {
  dark.addEventListener('change', showColourTheme);
}

function showColourTheme(): void {
  const theme = readColourTheme();
  document.documentElement.dataset.theme = theme === 'dark' || (theme === 'system' && dark.matches) ? 'dark' : 'light';
}
