/** What an owner does with a theme, and the key for each; the theme page opens the matching dialog for `?do=`. */
export const themeDeeds = [
  { name: 'acknowledge', keys: '1', label: 'Acknowledge', short: 'acknowledge' },
  { name: 'start', keys: '2', label: 'Mark in progress', short: 'in progress' },
  { name: 'done', keys: '3', label: 'Mark done', short: 'done' },
  { name: 'block', keys: '4', label: 'Mark blocked', short: 'blocked' },
  { name: 'update', keys: 'u', label: 'Post an update', short: 'update' },
  { name: 'date', keys: 'd', label: 'Move the date', short: 'date' },
  { name: 'hand-over', keys: 'a', label: 'Hand over', short: 'hand over' },
] as const;

export type ThemeDeed = (typeof themeDeeds)[number]['name'];
