import { fewestReports } from './shown-reports.ts';

/** One answer some of a group of agents gave, and how many gave it. */
export interface Part {
  readonly name: string;
  readonly reports: number;
}

/**
 * What may be said of how a shown group of agents' reports falls apart: the parts of at least five, and only where what is left is none
 * or five too; else nothing, so that no part and no difference stands for one to four people.
 */
export function shownParts(parts: readonly Part[]): readonly Part[] | null {
  const shown = parts.filter(({ reports }) => reports >= fewestReports).toSorted((a, b) => b.reports - a.reports || (a.name < b.name ? -1 : 1));
  const rest = parts.reduce((sum, { reports }) => sum + reports, 0) - shown.reduce((sum, { reports }) => sum + reports, 0);
  return shown.length === 0 || (rest > 0 && rest < fewestReports) ? null : shown;
}
