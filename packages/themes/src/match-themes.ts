/**
 * Which old theme each new one continues: pairs by shared texts, most first, each theme in one pair at most; a new theme that takes
 * over less than `LEAST_SHARE` of the smaller of the two is a new one. Both lists hold the theme of each text, undefined for none.
 */
export function matchThemes(found: readonly (number | undefined)[], old: readonly (string | undefined)[]): ReadonlyMap<number, string> {
  const shared = new Map<string, { theme: number; oldTheme: string; texts: number }>();
  const [sizes, oldSizes] = [new Map<number, number>(), new Map<string, number>()];
  found.forEach((theme, text) => {
    const oldTheme = old[text];
    if (theme !== undefined) sizes.set(theme, (sizes.get(theme) ?? 0) + 1);
    if (oldTheme !== undefined) oldSizes.set(oldTheme, (oldSizes.get(oldTheme) ?? 0) + 1);
    if (theme === undefined || oldTheme === undefined) return;
    const pair = shared.get(`${theme} ${oldTheme}`) ?? { theme, oldTheme, texts: 0 };
    pair.texts++;
    shared.set(`${theme} ${oldTheme}`, pair);
  });
  const continued = new Map<number, string>();
  const taken = new Set<string>();
  for (const { theme, oldTheme, texts } of [...shared.values()].sort((a, b) => b.texts - a.texts || a.theme - b.theme)) {
    if (continued.has(theme) || taken.has(oldTheme)) continue;
    if (texts < LEAST_SHARE * Math.min(sizes.get(theme) ?? 0, oldSizes.get(oldTheme) ?? 0)) continue;
    continued.set(theme, oldTheme);
    taken.add(oldTheme);
  }
  return continued;
}

const LEAST_SHARE = 0.3;
