import { isDecided, isUnresolved, type ThemeStatus } from '../act/theme-status.ts';
import type { TellableTheme } from './choose-blocks.ts';

/** The last entry of a theme's timeline, up to a moment, that gave it a status. */
export interface LastMove {
  readonly status: ThemeStatus;
  readonly at: Date;
}

/**
 * A theme as it stood at a moment that has passed, for a digest frozen late; undefined when there is nothing to tell of it then. A
 * decision that was taken back since is not told: nobody is to read today that something is done which was opened again.
 */
export function themeAsOf(theme: TellableTheme, last: LastMove | undefined, moment: Date): TellableTheme | undefined {
  if (theme.statusSince <= moment) return theme;
  if (last === undefined) return undefined;
  const isSameDecision = theme.status === 'confirmed' && (last.status === 'done' || last.status === 'confirmed');
  if (isDecided(last.status) && !isSameDecision) return undefined;
  if (!isDecided(last.status) && !isUnresolved(last.status)) return undefined;
  return { ...theme, status: last.status, statusSince: last.at, confirmedBy: null };
}
