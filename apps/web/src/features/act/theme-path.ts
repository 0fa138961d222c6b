import type { ThemeDialog } from './theme-deeds.ts';

/** The address of a theme, and of a deed on it: the theme page opens that deed's dialog. */
export function themePath(id: string, dialog?: ThemeDialog): string {
  return dialog === undefined ? `/themes/${id}` : `/themes/${id}?do=${dialog}`;
}
