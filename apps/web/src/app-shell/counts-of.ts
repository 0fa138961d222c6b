import type { NavCounts } from './nav-list.tsx';

/** The counts for the rail out of a session that may not carry them yet. */
export function countsOf(session: object): NavCounts {
  const counts: unknown = Reflect.get(session, 'counts');
  if (typeof counts !== 'object' || counts === null) return {};
  const read = (name: string) => {
    const value: unknown = Reflect.get(counts, name);
    return typeof value === 'number' ? value : undefined;
  };
  return { myThemes: read('myThemes'), themes: read('themes'), unthemed: read('unthemed') };
}
