interface Named {
  readonly id: string;
  readonly title: string;
  readonly groupTitle: string | null;
}

const shownAtMost = 8;

/** The themes whose title or group holds every word that was typed, however cut short, in the order given; a handful. Nothing typed, none. */
export function matchingThemes<Theme extends Named>(themes: readonly Theme[], typed: string, except: ReadonlySet<string>): Theme[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const isMatch = ({ title, groupTitle }: Theme) => wanted.every((word) => `${title} ${groupTitle ?? ''}`.toLowerCase().includes(word));
  return themes.filter((theme) => !except.has(theme.id) && isMatch(theme)).slice(0, shownAtMost);
}
