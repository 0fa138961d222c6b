import type { ThemeDeed } from './theme-deeds.ts';

/** The address of a theme, and of a deed on it: the theme page opens that deed's dialog. */
export function themePath(id: string, deed?: ThemeDeed): string {
  return deed === undefined ? `/themes/${id}` : `/themes/${id}?do=${deed}`;
}
