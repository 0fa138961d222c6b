/** What an owner does with a theme, and the key for each. Those with a dialog are opened by `?do=` on the theme's page; the others happen at once. */
export const themeDeeds = [
  { name: 'acknowledge', keys: '1', label: 'Acknowledge', short: 'acknowledge', asks: false },
  { name: 'start', keys: '2', label: 'Mark in progress', short: 'in progress', asks: false },
  { name: 'done', keys: '3', label: 'Mark done', short: 'done', asks: true },
  { name: 'block', keys: '4', label: 'Mark blocked', short: 'blocked', asks: true },
  { name: 'update', keys: 'u', label: 'Post an update', short: 'update', asks: true },
  { name: 'date', keys: 'd', label: 'Move the date', short: 'date', asks: true },
  { name: 'hand-over', keys: 'a', label: 'Hand over', short: 'hand over', asks: true },
  { name: 'snooze', keys: 'h', label: 'Snooze', short: 'snooze', asks: true },
] as const;

export type ThemeDeed = (typeof themeDeeds)[number]['name'];

/** Everything `?do=` may open on a theme's page. */
export const themeDialogs = ['accept', 'dismiss', 'done', 'block', 'update', 'date', 'hand-over', 'snooze', 'decline', 'merge', 'rename', 'step', 'tell'] as const;
export type ThemeDialog = (typeof themeDialogs)[number];

/** The dialog an address asks for, if there is such a one. */
export function dialogOf(word: string | undefined): ThemeDialog | undefined {
  return themeDialogs.find((each) => each === word);
}
